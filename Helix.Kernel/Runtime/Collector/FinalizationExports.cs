using System.Runtime;

namespace Helix.Kernel.Runtime.Collector;

/// <summary>
/// Finalization as the class library calls it. Its finalizer thread runs ProcessFinalizers: wait for a request, take and
/// finalize objects until none is left, signal completion.
/// </summary>
internal static unsafe class FinalizationExports
{
    [RuntimeExport("RhSuppressFinalize")]
    internal static void Suppress(ulong obj) =>
        System.Threading.Interlocked.Or(ref ObjectModel.Header(obj), ObjectModel.FinalizerRun);

    /// <summary>Undoes a suppression that the collector has not seen yet, or lists the object anew.</summary>
    [RuntimeExport("RhReRegisterForFinalize")]
    internal static bool Reregister(ulong obj)
    {
        uint before = System.Threading.Interlocked.And(ref ObjectModel.Header(obj), ~ObjectModel.FinalizerRun);
        return (before & ObjectModel.FinalizerRun) != 0 || FinalizationQueue.Register(obj);
    }

    [RuntimeExport("RhpGetNextFinalizableObject")]
    internal static ulong GetNext() => FinalizationQueue.TakeNext();

    /// <summary>Blocks until there may be objects to finalize. Always 1: shortage is handled without this thread.</summary>
    [RuntimeExport("RhpWaitForFinalizerRequest")]
    internal static uint WaitForRequest()
    {
        ref HeapState heap = ref Heap.State;
        heap.FinalizerThread = heap.Environment.GetCurrentThread();
        heap.Environment.WaitEvent(HeapEvent.FinalizerRequest);
        heap.FinalizerPassesBegun++;
        return 1;
    }

    [RuntimeExport("RhpSignalFinalizationComplete")]
    internal static void SignalComplete(uint count, int observedCollections)
    {
        _ = count;
        _ = observedCollections;
        Heap.State.FinalizerPassesEnded = Heap.State.FinalizerPassesBegun;
        Signal(HeapEvent.FinalizationComplete);
    }

    [RuntimeExport("RhInitializeFinalizerThread")]
    internal static void InitializeThread() => Signal(HeapEvent.FinalizerRequest);

    /// <summary>
    /// Waits for the end of a pass of the finalizer thread that begins after the call - one that is under way on another processor may have seen
    /// the end of the queue already; does nothing on that thread itself.
    /// </summary>
    [RuntimeExport("RhWaitForPendingFinalizers")]
    internal static void WaitForPending(int allowReentrantWait)
    {
        _ = allowReentrantWait;
        ref HeapState heap = ref Heap.State;
        if (heap.Environment.GetCurrentThread() == heap.FinalizerThread || heap.Environment.WaitEvent == null)
        {
            return;
        }

        ulong interrupts = heap.Environment.DisableInterrupts();
        ulong awaited = heap.FinalizerPassesBegun + 1;
        heap.Environment.SetEvent(HeapEvent.FinalizerRequest);
        while (heap.FinalizerPassesEnded < awaited)
        {
            heap.Environment.ResetEvent(HeapEvent.FinalizationComplete);
            heap.Environment.RestoreInterrupts(interrupts);
            heap.Environment.WaitEvent(HeapEvent.FinalizationComplete);
            interrupts = heap.Environment.DisableInterrupts();
        }

        heap.Environment.RestoreInterrupts(interrupts);
    }

    private static void Signal(HeapEvent which)
    {
        ref HeapState heap = ref Heap.State;
        if (heap.Environment.SetEvent != null)
        {
            ulong interrupts = heap.Environment.DisableInterrupts();
            heap.Environment.SetEvent(which);
            heap.Environment.RestoreInterrupts(interrupts);
        }
    }
}
