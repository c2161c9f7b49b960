using System.Diagnostics;

namespace Helix.Kernel.Runtime.Collector;

/// <summary>
/// One collection, start to end, with interrupts off and all other threads, on all processors, stopped where they were. The order matters:
/// conservative roots first, as they need the line table of the allocator; then the line table is cleared and rebuilt by
/// scanning; weak handles are cleared before objects come back to life for their finalizers, long weak ones after.
/// </summary>
internal static unsafe class Collection
{
    /// <summary>Stack that a collection needs. A thread with less left goes on without one.</summary>
    private const ulong StackBytes = 4096;

    /// <summary>Collects, unless the running thread is about to overflow its stack or the heap is closed. Interrupts are off.</summary>
    public static void Start(ref HeapState heap, CollectionReason reason)
    {
        if (ClosedHeap.IsClosed)
        {
            return;
        }

        HeapMemory.Require(!heap.Collecting, "collection during a collection"u8);
        byte here;
        if ((ulong)&here - heap.Environment.GetCurrentThread()->StackLow < StackBytes)
        {
            return;
        }

        heap.Environment.CallWithRegisters(&Run, (ulong)reason);
    }

    private static void Run(ulong reason, ulong stackPointer)
    {
        ref HeapState heap = ref Heap.State;
        ulong start = heap.Environment.GetNanoseconds();
        HeapMemory.StopWorld(ref heap);
        heap.Collecting = true;
        heap.MarkedBytes = 0;
        heap.MarkedObjects = 0;
        MarkStack.Reset(ref heap);

        Mark(ref heap, stackPointer);
        ResetAllocator(ref heap);
        Roots.KeepChunks(ref heap);
        Sweeper.Sweep(ref heap);
        Finish(ref heap, (CollectionReason)reason, start);
        heap.Collecting = false;
        AssertInvariants(ref heap);
    }

    /// <summary>In DEBUG_ASSERT builds: stops the system when the collection has left the heap damaged.</summary>
    [Conditional("DEBUG_ASSERT")]
    private static void AssertInvariants(ref HeapState heap)
    {
        HeapFault fault = HeapVerifier.Check(ref heap, out _);
        HeapMemory.Require(fault == HeapFault.None, "the heap's invariants do not hold after a collection"u8);
    }

    private static void Mark(ref HeapState heap, ulong stackPointer)
    {
        Roots.ScanConservative(ref heap, stackPointer);
        for (ulong block = 0; block < heap.BlockWatermark; block++)
        {
            BlockSpace.Info(ref heap, block)->HasNewSpans = 0;
        }

        HeapMemory.ClearLines(heap.Lines.Start, heap.BlockWatermark * HeapLayout.LinesPerBlock);
        Roots.VisitPrecise(ref heap);
        Marker.Drain(ref heap);
        HandleTable.VisitDependent(ref heap);
        HandleTable.ClearDead(ref heap, HandleTable.WeakKind);
        if (FinalizationQueue.MoveDead(ref heap))
        {
            Marker.Drain(ref heap);
            HandleTable.VisitDependent(ref heap);
        }

        HandleTable.ClearDead(ref heap, HandleTable.WeakLongKind);
        HandleTable.ClearDeadDependent(ref heap);
    }

    private static void ResetAllocator(ref HeapState heap)
    {
        heap.CurrentBlock = -1;
        heap.NextRecyclable = 0;
        heap.NextFree = 0;
        heap.OverflowPointer = 0;
        heap.OverflowLimit = 0;
        heap.OverflowBlock = 0;
        heap.OverflowLine = 0;
        heap.AllocatedSinceCollection = 0;
    }

    private static void Finish(ref HeapState heap, CollectionReason reason, ulong start)
    {
        ref HeapStatistics statistics = ref heap.Statistics;
        statistics.LiveBytes = heap.MarkedBytes;
        statistics.LiveObjects = heap.MarkedObjects;
        statistics.Collections++;
        statistics.CollectionsForMemory += reason == CollectionReason.NoMemory ? 1UL : 0;
        statistics.CollectionsInduced += reason is CollectionReason.Induced or CollectionReason.Aggressive ? 1UL : 0;
        if (reason is CollectionReason.Induced or CollectionReason.Aggressive && heap.NoGc == NoGcRegion.Active)
        {
            heap.NoGc = NoGcRegion.Induced;
        }

        Budget.Update(ref heap);
        GiveBack(ref heap, reason);
        if (heap.FreeBlocks >= HeapLayout.ReserveBlocks)
        {
            heap.GrantedBlocks = 0;
        }

        if (heap.ReadyHead != heap.ReadyTail && heap.Environment.SetEvent != null)
        {
            heap.Environment.SetEvent(HeapEvent.FinalizerRequest);
        }

        ulong pause = heap.Environment.GetNanoseconds() - start;
        statistics.LastStartNs = start;
        statistics.LastPauseNs = pause;
        statistics.TotalPauseNs += pause;
        statistics.LongestPauseNs = pause > statistics.LongestPauseNs ? pause : statistics.LongestPauseNs;
    }

    /// <summary>Keeps the free memory that the next cycle will use; the rest goes back, all of it when memory is short.</summary>
    private static void GiveBack(ref HeapState heap, CollectionReason reason)
    {
        bool all = reason is CollectionReason.NoMemory or CollectionReason.Aggressive;
        ulong keep = all ? 0 : heap.BudgetBytes >> HeapLayout.BlockShift;
        if (all || (heap.LargeFreePages << HeapLayout.PageShift) > heap.BudgetBytes)
        {
            LargeSpace.Trim(ref heap);
        }

        BlockSpace.Trim(ref heap, keep > HeapLayout.ReserveBlocks ? keep : HeapLayout.ReserveBlocks);
        if (heap.FreeBlocks < HeapLayout.ReserveBlocks)
        {
            BlockSpace.CommitReserve(ref heap);
        }
    }
}
