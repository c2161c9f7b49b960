namespace Helix.Interfaces.Memory;

/// <summary>What an allocator has done since it was initialised; frames are of 4 KiB.</summary>
/// <param name="Allocations">Successful calls.</param>
/// <param name="Frees">Successful calls.</param>
/// <param name="Failures">Calls that found no memory.</param>
/// <param name="UsedFrames">In use now.</param>
/// <param name="PeakFrames">The most that were in use at once, with those in the caches of processors.</param>
/// <param name="LargestFreeFrames">The longest run of free frames, without those in caches.</param>
public readonly record struct AllocatorStatistics(
    long Allocations, long Frees, long Failures, long UsedFrames, long PeakFrames, long LargestFreeFrames)
{
    /// <summary>How much of the free memory lies outside the longest run, in percent; 0 if none is free.</summary>
    /// <param name="freeFrames">The number of free frames.</param>
    public int FragmentationPercent(long freeFrames) =>
        freeFrames <= 0 ? 0 : (int)(100 - (LargestFreeFrames * 100 / freeFrames));
}
