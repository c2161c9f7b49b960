using System.Runtime;

namespace Helix.Kernel.Runtime.Collector;

/// <summary>Control of the collector as the class library calls it: System.GC and GCSettings.</summary>
internal static unsafe class CollectionExports
{
    private const int AggressiveMode = 0x10;

    private const int StartedNoGc = 0, NotEnoughMemory = 1, AmountTooLarge = 2, AlreadyInProgress = 3;
    private const int EndedNoGc = 0, NotInProgress = 1, EndedByCollection = 2, EndedByAllocation = 3;
    private const int NoGcLatency = 4;
    private const int NotApplicable = 4;
    private const int CallbackNotStarted = 1;

    [RuntimeExport("RhpCollect")]
    internal static void Collect(int generation, int mode, int lowMemory)
    {
        _ = generation; // there is one
        ref HeapState heap = ref Heap.State;
        ulong interrupts = heap.Environment.DisableInterrupts();
        bool all = (mode & AggressiveMode) != 0 || lowMemory != 0;
        Collection.Start(ref heap, all ? CollectionReason.Aggressive : CollectionReason.Induced);
        heap.Environment.RestoreInterrupts(interrupts);
    }

    [RuntimeExport("RhpStartNoGCRegion")]
    internal static int StartNoGc(long totalBytes, int hasLargeBytes, long largeBytes, int disallowCollection)
    {
        _ = hasLargeBytes; // included in the total
        _ = largeBytes;
        ref HeapState heap = ref Heap.State;
        if ((ulong)totalBytes > heap.Environment.MaximumBytes)
        {
            return AmountTooLarge;
        }

        ulong interrupts = heap.Environment.DisableInterrupts();
        int result = AlreadyInProgress;
        if (heap.NoGc == NoGcRegion.None)
        {
            if (disallowCollection == 0)
            {
                Collection.Start(ref heap, CollectionReason.Induced);
            }

            bool fits = heap.CommittedBytes + (ulong)totalBytes <= heap.Environment.MaximumBytes;
            heap.NoGcBytes = heap.AllocatedSinceCollection + (ulong)totalBytes;
            heap.NoGc = fits ? NoGcRegion.Active : NoGcRegion.None;
            result = fits ? StartedNoGc : NotEnoughMemory;
        }

        heap.Environment.RestoreInterrupts(interrupts);
        return result;
    }

    [RuntimeExport("RhpEndNoGCRegion")]
    internal static int EndNoGc()
    {
        NoGcRegion region = Heap.State.NoGc;
        Heap.State.NoGc = NoGcRegion.None;
        return region switch
        {
            NoGcRegion.Active => EndedNoGc,
            NoGcRegion.Exceeded => EndedByAllocation,
            NoGcRegion.Induced => EndedByCollection,
            _ => NotInProgress,
        };
    }

    /// <summary>No callbacks during a region without collections: the request is refused.</summary>
    [RuntimeExport("RhEnableNoGCRegionCallback")]
    internal static int EnableNoGcCallback(void* callback, long totalBytes) =>
        callback == null || totalBytes <= 0 ? NotApplicable : CallbackNotStarted;

    [RuntimeExport("RhGetGcLatencyMode")]
    internal static int GetLatencyMode() => Heap.State.NoGc == NoGcRegion.Active ? NoGcLatency : Heap.State.LatencyMode;

    /// <summary>The mode is kept, nothing depends on it. 1 = refused, a region without collections is active.</summary>
    [RuntimeExport("RhSetGcLatencyMode")]
    internal static int SetLatencyMode(int mode)
    {
        if (Heap.State.NoGc == NoGcRegion.Active)
        {
            return 1;
        }

        Heap.State.LatencyMode = mode;
        return 0;
    }

    [RuntimeExport("RhGetLohCompactionMode")]
    internal static int GetLargeCompactionMode() => Heap.State.LargeCompactionMode;

    [RuntimeExport("RhSetLohCompactionMode")]
    internal static void SetLargeCompactionMode(int mode) => Heap.State.LargeCompactionMode = mode;

    /// <summary>The limit is the environment's; it does not change.</summary>
    [RuntimeExport("RhRefreshMemoryLimit")]
    internal static int RefreshMemoryLimit(HardLimitInfo limits)
    {
        _ = limits;
        return 0;
    }

    [RuntimeExport("RhRegisterForFullGCNotification")]
    internal static bool RegisterForNotification(int generationThreshold, int largeThreshold) =>
        generationThreshold + largeThreshold < 0;

    [RuntimeExport("RhCancelFullGCNotification")]
    internal static bool CancelNotification() => false;

    [RuntimeExport("RhWaitForFullGCApproach")]
    internal static int WaitForApproach(int timeoutMs) => NotApplicable + (timeoutMs & 0);

    [RuntimeExport("RhWaitForFullGCComplete")]
    internal static int WaitForComplete(int timeoutMs) => NotApplicable + (timeoutMs & 0);

    /// <summary>Nothing is called during a collection: the request is refused.</summary>
    [RuntimeExport("RhRegisterGcCallout")]
    internal static bool RegisterCallout(int kind, void* method) => method == null && kind < 0;

    [RuntimeExport("RhUnregisterGcCallout")]
    internal static void UnregisterCallout(int kind, void* method)
    {
        _ = kind;
        _ = method;
    }

    /// <summary>
    /// Frozen objects lie outside the heap's range and refer to nothing in it: they need no registration. The segment's
    /// start serves as its handle.
    /// </summary>
    [RuntimeExport("RhRegisterFrozenSegment")]
    internal static void* RegisterFrozenSegment(void* start, ulong allocatedBytes, ulong committedBytes, ulong reservedBytes)
    {
        _ = allocatedBytes + committedBytes + reservedBytes;
        return start;
    }

    [RuntimeExport("RhUpdateFrozenSegment")]
    internal static void UpdateFrozenSegment(void* segment, void* allocated, void* committed)
    {
        _ = segment;
        _ = allocated;
        _ = committed;
    }

    [RuntimeExport("RhUnregisterFrozenSegment")]
    internal static void UnregisterFrozenSegment(void* segment) => _ = segment;

    /// <summary>Adds a list of references to the roots; lists on the caller's own stack are scanned with it anyway.</summary>
    [RuntimeExport("RhRegisterForGCReporting")]
    internal static void RegisterReferences(GcFrameRegistration* registration)
    {
        ref HeapState heap = ref Heap.State;
        Abi.ThreadRecord* thread = heap.Environment.GetCurrentThread();
        bool isOnStack = (ulong)registration->References - thread->StackLow < thread->StackHigh - thread->StackLow;
        registration->Thread = isOnStack ? null : thread;
        if (!isOnStack)
        {
            ulong interrupts = heap.Environment.DisableInterrupts();
            registration->Next = heap.Registrations;
            heap.Registrations = registration;
            heap.Environment.RestoreInterrupts(interrupts);
        }
    }

    [RuntimeExport("RhUnregisterForGCReporting")]
    internal static void UnregisterReferences(GcFrameRegistration* registration)
    {
        if (registration->Thread == null)
        {
            return;
        }

        ref HeapState heap = ref Heap.State;
        ulong interrupts = heap.Environment.DisableInterrupts();
        GcFrameRegistration* before = null;
        for (GcFrameRegistration* list = heap.Registrations; list != null && list != registration; list = list->Next)
        {
            before = list;
        }

        if (before == null)
        {
            heap.Registrations = registration->Next;
        }
        else
        {
            before->Next = registration->Next;
        }

        heap.Environment.RestoreInterrupts(interrupts);
    }
}
