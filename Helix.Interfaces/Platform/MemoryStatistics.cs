namespace Helix.Interfaces.Platform;

/// <summary>The memory at one moment; sizes in bytes.</summary>
/// <param name="TotalBytes">Usable physical memory.</param>
/// <param name="FreeBytes">Physical memory that nobody uses.</param>
/// <param name="HeapBytes">Physical memory that the managed heap holds.</param>
/// <param name="HeapLiveBytes">What of the heap was in use after the last collection, plus what has been allocated since.</param>
/// <param name="Collections">How many collections there have been.</param>
public readonly record struct MemoryStatistics(
    long TotalBytes, long FreeBytes, long HeapBytes, long HeapLiveBytes, long Collections);
