namespace Helix.Kernel.Machine.Memory;

/// <summary>What the kernel has done with frames since start.</summary>
public struct FrameStatistics
{
    /// <summary>Requests that were met, and frames or runs given back.</summary>
    public ulong Allocations, Frees;

    /// <summary>Requests for which there was no memory.</summary>
    public ulong Failures;

    /// <summary>The most frames of 4 KiB that were in use at once.</summary>
    public ulong PeakFrames;
}
