using Helix.Kernel.Runtime.Abi;

namespace Helix.Kernel.Runtime.Collector;

/// <summary>
/// Where marking starts. Conservative: stacks (registers of stopped threads are on them), registered ranges and lists. Precise:
/// thread statics, handles, objects that wait for their finalizer. Statics of types hang on a handle of their module.
/// </summary>
internal static unsafe class Roots
{
    public static void ScanConservative(ref HeapState heap, ulong stackPointer)
    {
        ThreadRecord* current = heap.Environment.GetCurrentThread();
        for (ThreadRecord* thread = heap.Environment.GetFirstThread(); thread != null; thread = thread->Next)
        {
            ulong start = thread == current ? stackPointer : thread->SavedStackPointer;
            if (start != 0)
            {
                bool isInside = start >= thread->StackLow && start <= thread->StackHigh;
                HeapMemory.Require(isInside, "stack pointer outside the thread's stack"u8);
                ConservativeScanner.ScanRange(ref heap, start, thread->StackHigh);
            }
        }

        ulong* range = (ulong*)heap.RootRanges.Start;
        for (ulong i = 0; i < heap.RootRangeCount; i++, range += 2)
        {
            ConservativeScanner.ScanRange(ref heap, range[0], range[0] + range[1]);
        }

        for (GcFrameRegistration* list = heap.Registrations; list != null; list = list->Next)
        {
            ConservativeScanner.ScanRange(ref heap, (ulong)list->References, (ulong)(list->References + list->ReferenceCount));
        }
    }

    public static void VisitPrecise(ref HeapState heap)
    {
        for (ThreadRecord* thread = heap.Environment.GetFirstThread(); thread != null; thread = thread->Next)
        {
            Marker.Visit(ref heap, (ulong)thread->ThreadStatics);
        }

        HandleTable.VisitStrong(ref heap);
        FinalizationQueue.VisitReady(ref heap);
    }

    /// <summary>
    /// Keeps the rest of every thread's chunk out of the allocator's reach and notes it as a new span: a thread may have been
    /// stopped in the middle of an allocation from it.
    /// </summary>
    public static void KeepChunks(ref HeapState heap)
    {
        for (ThreadRecord* thread = heap.Environment.GetFirstThread(); thread != null; thread = thread->Next)
        {
            ulong start = (ulong)thread->AllocationPointer - HeapLayout.HeaderBytes - heap.BlocksStart;
            ulong end = (ulong)thread->AllocationLimit - HeapLayout.HeaderBytes - heap.BlocksStart;
            if (thread->AllocationPointer == null || start >= end)
            {
                continue;
            }

            HeapMemory.Require(end <= heap.BlocksBytes, "a thread's chunk lies outside the heap"u8);
            byte* line = heap.Lines.Start + (start >> HeapLayout.LineShift);
            byte* last = heap.Lines.Start + ((end - 1) >> HeapLayout.LineShift);
            *line = (byte)(LineState.SpanStarts | (byte)((start & (HeapLayout.LineBytes - 1)) >> 3));
            while (line < last)
            {
                *++line = LineState.SpanContinues;
            }

            BlockSpace.Info(ref heap, start >> HeapLayout.BlockShift)->HasNewSpans = 1;
        }
    }
}
