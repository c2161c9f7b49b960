using System.Runtime.InteropServices;

namespace Helix.Kernel.Runtime.Collector;

/// <summary>The fields of CoreLib's GCMemoryInfoData up to its generations, in its order.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct MemoryInfo
{
    public long HighMemoryLoadThresholdBytes;
    public long TotalAvailableMemoryBytes;
    public long MemoryLoadBytes;
    public long HeapSizeBytes;
    public long FragmentedBytes;
    public long TotalCommittedBytes;
    public long PromotedBytes;
    public long PinnedObjectsCount;
    public long FinalizationPendingCount;
    public long Index;
    public int Generation;
    public int PauseTimePercentage;
    public byte Compacted;
    public byte Concurrent;

    /// <summary>Size before, fragmentation before, size after, fragmentation after, for five generations.</summary>
    public GenerationSizes Generations;

    /// <summary>Two pauses in units of 100 ns.</summary>
    public long FirstPauseTicks, SecondPauseTicks;
}
