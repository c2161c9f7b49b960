namespace Helix.Kernel.Machine.Memory;

/// <summary>Frames of one kind, one after the other.</summary>
public struct FrameRun
{
    /// <summary>The number of the first frame of 4 KiB.</summary>
    public ulong First;

    /// <summary>How many frames of 4 KiB.</summary>
    public ulong Count;

    /// <summary>The logarithm of the size of each in frames: 0, 9 or 18.</summary>
    public int Order;
}
