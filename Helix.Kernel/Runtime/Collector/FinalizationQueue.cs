using System.Threading;

namespace Helix.Kernel.Runtime.Collector;

/// <summary>
/// Objects with finalizers: Finalizable lists those whose finalizer is still to come, Ready is the queue of those found dead, in
/// order, between ReadyHead and ReadyTail. Invariant: Ready has room for all of both, so that a collection needs no memory.
/// </summary>
internal static unsafe class FinalizationQueue
{
    /// <summary>Adds an object to the list. False = no memory.</summary>
    public static bool Register(ulong obj)
    {
        ref HeapState heap = ref Heap.State;
        ulong interrupts = heap.Environment.DisableInterrupts();
        ulong all = heap.FinalizableCount + heap.ReadyTail - heap.ReadyHead + 1;
        bool done = heap.Finalizable.Ensure((heap.FinalizableCount + 1) * 8) && heap.Ready.Ensure(all * 8);
        if (done)
        {
            ((ulong*)heap.Finalizable.Start)[heap.FinalizableCount++] = obj;
        }

        heap.Environment.RestoreInterrupts(interrupts);
        return done;
    }

    /// <summary>Takes the next object to finalize; 0 = none. One that was suppressed meanwhile is passed over.</summary>
    public static ulong TakeNext()
    {
        ref HeapState heap = ref Heap.State;
        ulong interrupts = heap.Environment.DisableInterrupts();
        ulong obj = 0;
        while (obj == 0 && heap.ReadyHead != heap.ReadyTail)
        {
            obj = ((ulong*)heap.Ready.Start)[heap.ReadyHead++];
            if (TakeSuppression(obj))
            {
                obj = 0;
            }
        }

        heap.Environment.RestoreInterrupts(interrupts);
        return obj;
    }

    /// <summary>Moves the unmarked objects to the queue and visits them. Whether there were any.</summary>
    public static bool MoveDead(ref HeapState heap)
    {
        ulong* ready = (ulong*)heap.Ready.Start;
        ulong pending = heap.ReadyTail - heap.ReadyHead;
        HeapMemory.MoveWords(ready, ready + heap.ReadyHead, pending);
        heap.ReadyHead = 0;
        heap.ReadyTail = pending;

        ulong* list = (ulong*)heap.Finalizable.Start;
        ulong kept = 0;
        for (ulong i = 0; i < heap.FinalizableCount; i++)
        {
            ulong obj = list[i];
            if (Marker.IsMarked(ref heap, obj))
            {
                list[kept++] = obj;
            }
            else if (!TakeSuppression(obj))
            {
                ready[heap.ReadyTail++] = obj;
            }
        }

        heap.FinalizableCount = kept;
        for (ulong i = pending; i < heap.ReadyTail; i++)
        {
            Marker.Visit(ref heap, ready[i]);
        }

        return heap.ReadyTail != pending;
    }

    /// <summary>Moves the objects whose type lies in the range to the queue, alive or not, and wakes the finalizer.</summary>
    public static void MoveTypesOf(ulong start, ulong sizeBytes)
    {
        ref HeapState heap = ref Heap.State;
        ulong interrupts = heap.Environment.DisableInterrupts();
        ulong* ready = (ulong*)heap.Ready.Start;
        ulong pending = heap.ReadyTail - heap.ReadyHead;
        HeapMemory.MoveWords(ready, ready + heap.ReadyHead, pending);
        heap.ReadyHead = 0;
        heap.ReadyTail = pending;
        ulong* list = (ulong*)heap.Finalizable.Start;
        ulong kept = 0;
        for (ulong i = 0; i < heap.FinalizableCount; i++)
        {
            ulong obj = list[i];
            if (*(ulong*)obj - start >= sizeBytes)
            {
                list[kept++] = obj;
            }
            else if (!TakeSuppression(obj))
            {
                ready[heap.ReadyTail++] = obj;
            }
        }

        heap.FinalizableCount = kept;
        if (heap.ReadyTail != pending && heap.Environment.SetEvent != null)
        {
            heap.Environment.SetEvent(HeapEvent.FinalizerRequest);
        }

        heap.Environment.RestoreInterrupts(interrupts);
    }

    public static void VisitReady(ref HeapState heap)
    {
        for (ulong i = heap.ReadyHead; i < heap.ReadyTail; i++)
        {
            Marker.Visit(ref heap, ((ulong*)heap.Ready.Start)[i]);
        }
    }

    /// <summary>Whether the object's finalizer is suppressed; the mark of it is removed.</summary>
    public static bool TakeSuppression(ulong obj)
    {
        ref uint header = ref ObjectModel.Header(obj);
        return (header & ObjectModel.FinalizerRun) != 0
            && (Interlocked.And(ref header, ~ObjectModel.FinalizerRun) & ObjectModel.FinalizerRun) != 0;
    }
}
