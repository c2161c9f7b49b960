namespace Helix.Kernel.Machine.Memory;

/// <summary>Numbers of frames of 4 KiB.</summary>
public struct FrameCounts
{
    /// <summary>Those that can be given out.</summary>
    public ulong Total;

    /// <summary>Those that are free, or kept for the next request.</summary>
    public ulong Free;

    /// <summary>The longest run of free ones.</summary>
    public ulong LongestFree;
}
