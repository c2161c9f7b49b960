namespace Helix.Kernel.Machine.Memory;

/// <summary>Why an allocator was put out of charge.</summary>
public enum FrameFault
{
    /// <summary>Nothing happened.</summary>
    None = 0,

    /// <summary>It threw an exception, allocated managed memory, or did not return.</summary>
    Failed = 1,

    /// <summary>It gave out a frame that is in use, is not its own, or is not aligned or placed as asked for.</summary>
    GaveWrongFrame = 2,

    /// <summary>It did not take back a frame that it had given out.</summary>
    RefusedFrame = 3,

    /// <summary>It had no frame of 4 KiB while some are free.</summary>
    LostFrames = 4,
}
