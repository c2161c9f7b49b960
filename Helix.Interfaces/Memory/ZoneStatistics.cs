namespace Helix.Interfaces.Memory;

/// <summary>The state of one zone, without the lower ones; frames are of 4 KiB.</summary>
/// <param name="TotalFrames">Those that are managed.</param>
/// <param name="FreeFrames">Those that are free, also in the caches of processors.</param>
/// <param name="LargestFreeFrames">The longest run of free frames, without those in caches.</param>
public readonly record struct ZoneStatistics(long TotalFrames, long FreeFrames, long LargestFreeFrames)
{
    /// <summary>How much of the free memory lies outside the longest run, in percent; 0 if none is free.</summary>
    public int FragmentationPercent => FreeFrames <= 0 ? 0 : (int)(100 - (LargestFreeFrames * 100 / FreeFrames));
}
