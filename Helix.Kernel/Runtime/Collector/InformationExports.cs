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
    internal static long GetTotalMemory() => (long)(Heap.State.Statistics.LiveBytes + Heap.State.AllocatedSinceCollection);

    [RuntimeExport("RhGetCurrentObjSize")]
    internal static long GetCurrentObjectBytes() => GetTotalMemory();

    [RuntimeExport("RhGetGcCollectionCount")]
    internal static int GetCollectionCount(int generation, bool special) =>
        special || generation > Generations ? 0 : (int)Heap.State.Statistics.Collections;

    [RuntimeExport("RhGetMaxGcGeneration")]
    internal static int GetMaxGeneration() => Generations;

    [RuntimeExport("RhGetGeneration")]
    internal static int GetGeneration(ulong obj)
    {
        ref HeapState heap = ref Heap.State;
        if (!Heap.Contains(obj))
        {
            return int.MaxValue; // frozen
        }

        return obj >= heap.LargeStart || ReferenceVerifier.IsValid(ref heap, obj) ? Generations : 0;
    }

    [RuntimeExport("RhGetGenerationSize")]
    internal static int GetGenerationSize(int generation) => generation == Generations ? (int)Heap.State.Statistics.UsedBytes : 0;

    [RuntimeExport("RhGetGenerationBudget")]
    internal static long GetGenerationBudget(int generation) => generation == 0 ? (long)Heap.State.BudgetBytes : 0;

    [RuntimeExport("RhGetGCSegmentSize")]
    internal static ulong GetSegmentSize() => HeapLayout.BlockBytes;

    [RuntimeExport("RhIsServerGc")]
    internal static bool IsServer() => false;

    [RuntimeExport("RhIsPromoted")]
    internal static bool IsPromoted(ulong obj) => obj != 0;

    [RuntimeExport("RhGetAllocatedBytesForCurrentThread")]
    internal static long GetAllocatedBytesOfThread()
    {
        delegate*<ThreadRecord*> getCurrentThread = Heap.State.Environment.GetCurrentThread;
        ThreadRecord* thread = getCurrentThread();
        return (long)thread->AllocatedBytes - (thread->AllocationLimit - thread->AllocationPointer);
    }

    [RuntimeExport("RhGetTotalAllocatedBytes")]
    internal static long GetTotalAllocatedBytes() => (long)Heap.State.Statistics.AllocatedBytes;

    [RuntimeExport("RhGetTotalAllocatedBytesPrecise")]
    internal static long GetTotalAllocatedBytesPrecise()
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
    internal static long GetTotalPauseTicks() => (long)(Heap.State.Statistics.TotalPauseNs / NsPerTick);

    [RuntimeExport("RhGetLastGCPercentTimeInGC")]
    internal static int GetPauseShare()
    {
        ulong now = GetNow();
        return now == 0 ? 0 : (int)(Heap.State.Statistics.TotalPauseNs * 100 / now);
    }

    [RuntimeExport("RhGetGCNow")]
    internal static long GetNowMs() => (long)(GetNow() / NsPerMs);

    [RuntimeExport("RhGetLastGCStartTime")]
    internal static long GetLastStartMs(int generation) =>
        generation < 0 ? 0 : (long)(Heap.State.Statistics.LastStartNs / NsPerMs);

    [RuntimeExport("RhGetLastGCDuration")]
    internal static long GetLastDurationMs(int generation) =>
        generation < 0 ? 0 : (long)(Heap.State.Statistics.LastPauseNs / NsPerMs);

    /// <summary>Size of the reference map below a method table, in bytes.</summary>
    [RuntimeExport("RhGetGCDescSize")]
    internal static int GetDescriptorBytes(long* type)
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
    internal static void EnumerateConfiguration(void* context, void* callback)
    {
        _ = context;
        _ = callback;
    }

    [RuntimeExport("RhGetMemoryInfo")]
    internal static void GetMemoryInfo(MemoryInfo* info, int kind)
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

    private static ulong GetNow()
    {
        delegate*<ulong> getNanoseconds = Heap.State.Environment.GetNanoseconds;
        return getNanoseconds();
    }
}
