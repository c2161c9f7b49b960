namespace Helix.Kernel.Machine.Memory;

/// <summary>Which frames are wanted.</summary>
public enum FrameSelection
{
    /// <summary>All that can be given out.</summary>
    Managed = 0,

    /// <summary>Those that are not free.</summary>
    InUse = 1,
}
