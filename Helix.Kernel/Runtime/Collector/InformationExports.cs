using System.Runtime;
using Helix.Kernel.Runtime.Abi;

namespace Helix.Kernel.Runtime.Collector;

/// <summary>
/// Figures as the class library asks for them. There is one generation, presented as generation 2; an object that no
/// collection has seen yet counts as generation 0.
/// </summary>
internal static unsafe class InformationExports
{
    private const int Generations = 2;
    private const ulong NsPerTick = 100;
    private const ulong NsPerMs = 1_000_000;

    [RuntimeExport("RhpGetGcTotalMemory")]
    private static long GetTotalMemory() => (long)(Heap.State.Statistics.LiveBytes + Heap.State.AllocatedSinceCollection);

    [RuntimeExport("RhGetCurrentObjSize")]
    private static long GetCurrentObjectBytes() => GetTotalMemory();

    [RuntimeExport("RhGetGcCollectionCount")]
    private static int GetCollectionCount(int generation, bool special) =>
        special || generation > Generations ? 0 : (int)Heap.State.Statistics.Collections;

    [RuntimeExport("RhGetMaxGcGeneration")]
    private static int GetMaxGeneration() => Generations;

    [RuntimeExport("RhGetGeneration")]
    private static int GetGeneration(ulong obj)
    {
        ref HeapState heap = ref Heap.State;
        if (!Heap.Contains(obj))
        {
            return int.MaxValue; // frozen
        }

        return obj >= heap.LargeStart || ReferenceVerifier.IsValid(ref heap, obj) ? Generations : 0;
    }

    [RuntimeExport("RhGetGenerationSize")]
    private static int GetGenerationSize(int generation) => generation == Generations ? (int)Heap.State.Statistics.UsedBytes : 0;

    [RuntimeExport("RhGetGenerationBudget")]
    private static long GetGenerationBudget(int generation) => generation == 0 ? (long)Heap.State.BudgetBytes : 0;

    [RuntimeExport("RhGetGCSegmentSize")]
    private static ulong GetSegmentSize() => HeapLayout.BlockBytes;

    [RuntimeExport("RhIsServerGc")]
    private static bool IsServer() => false;

    [RuntimeExport("RhIsPromoted")]
    private static bool IsPromoted(ulong obj) => obj != 0;

    [RuntimeExport("RhGetAllocatedBytesForCurrentThread")]
    private static long GetAllocatedBytesOfThread()
    {
        ThreadRecord* thread = Heap.State.Environment.GetCurrentThread();
        return (long)thread->AllocatedBytes - (thread->AllocationLimit - thread->AllocationPointer);
    }

    [RuntimeExport("RhGetTotalAllocatedBytes")]
    private static long GetTotalAllocatedBytes() => (long)Heap.State.Statistics.AllocatedBytes;

    [RuntimeExport("RhGetTotalAllocatedBytesPrecise")]
    private static long GetTotalAllocatedBytesPrecise()
    {
        ref HeapState heap = ref Heap.State;
        ulong interrupts = heap.Environment.DisableInterrupts();
        long total = (long)heap.Statistics.AllocatedBytes;
        for (ThreadRecord* thread = heap.Environment.GetFirstThread(); thread != null; thread = thread->Next)
        {
            total -= thread->AllocationLimit - thread->AllocationPointer;
        }

        heap.Environment.RestoreInterrupts(interrupts);
        return total;
    }

    [RuntimeExport("RhGetTotalPauseDuration")]
    private static long GetTotalPauseTicks() => (long)(Heap.State.Statistics.TotalPauseNs / NsPerTick);

    [RuntimeExport("RhGetLastGCPercentTimeInGC")]
    private static int GetPauseShare()
    {
        ulong now = Heap.State.Environment.GetNanoseconds();
        return now == 0 ? 0 : (int)(Heap.State.Statistics.TotalPauseNs * 100 / now);
    }

    [RuntimeExport("RhGetGCNow")]
    private static long GetNowMs() => (long)(Heap.State.Environment.GetNanoseconds() / NsPerMs);

    [RuntimeExport("RhGetLastGCStartTime")]
    private static long GetLastStartMs(int generation) => generation < 0 ? 0 : (long)(Heap.State.Statistics.LastStartNs / NsPerMs);

    [RuntimeExport("RhGetLastGCDuration")]
    private static long GetLastDurationMs(int generation) => generation < 0 ? 0 : (long)(Heap.State.Statistics.LastPauseNs / NsPerMs);

    /// <summary>Size of the reference map below a method table, in bytes.</summary>
    [RuntimeExport("RhGetGCDescSize")]
    private static int GetDescriptorBytes(long* type)
    {
        if ((ObjectModel.Flags(type) & ObjectModel.HasPointers) == 0)
        {
            return 0;
        }

        long count = type[-1];
        return (int)(count < 0 ? 16 - (8 * count) : 8 + (16 * count));
    }

    /// <summary>Settings of the collector: none to report.</summary>
    [RuntimeExport("RhEnumerateConfigurationValues")]
    private static void EnumerateConfiguration(void* context, void* callback)
    {
        _ = context;
        _ = callback;
    }

    [RuntimeExport("RhGetMemoryInfo")]
    private static void GetMemoryInfo(MemoryInfo* info, int kind)
    {
        _ = kind;
        HeapStatistics statistics = Heap.GetStatistics();
        long maximum = (long)Heap.State.Environment.MaximumBytes;
        info->HighMemoryLoadThresholdBytes = maximum / 10 * 9;
        info->TotalAvailableMemoryBytes = maximum;
        info->MemoryLoadBytes = (long)statistics.CommittedBytes;
        info->HeapSizeBytes = (long)statistics.UsedBytes;
        info->FragmentedBytes = (long)statistics.FragmentedBytes;
        info->TotalCommittedBytes = (long)statistics.CommittedBytes;
        info->PromotedBytes = (long)statistics.LiveBytes;
        info->PinnedObjectsCount = 0;
        info->FinalizationPendingCount = (long)statistics.ReadyToFinalize;
        info->Index = (long)statistics.Collections;
        info->Generation = Generations;
        info->PauseTimePercentage = GetPauseShare() * 100;
        info->Compacted = 0;
        info->Concurrent = 0;
        info->Generations[(4 * Generations) + 2] = (long)statistics.UsedBytes;
        info->Generations[(4 * Generations) + 3] = (long)statistics.FragmentedBytes;
        info->FirstPauseTicks = (long)(statistics.LastPauseNs / NsPerTick);
        info->SecondPauseTicks = 0;
    }
}
