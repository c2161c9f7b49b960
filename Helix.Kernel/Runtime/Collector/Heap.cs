using System.Runtime.CompilerServices;

namespace Helix.Kernel.Runtime.Collector;

/// <summary>
/// The garbage-collected heap: entry points for the rest of the runtime. One heap exists; <see cref="Init"/> comes first.
/// Neighbours: <see cref="Allocator"/> gives memory, <see cref="Collection"/> takes it back, the *Exports classes are what the
/// class library and compiled code call. Structure and decisions: docs/RUNTIME-GC.md.
/// </summary>
public static unsafe class Heap
{
    private static HeapState _state;

    internal static ref HeapState State
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _state;
    }

    /// <summary>Makes an empty heap; a heap that was there before is forgotten. Interrupts are off or not yet in use.</summary>
    /// <param name="environment">Its memory and its surroundings; copied.</param>
    /// <returns>False when the range or the memory is too small to work with.</returns>
    public static bool Init(in HeapEnvironment environment)
    {
        _state = default;
        ref HeapState heap = ref _state;
        heap.Environment = environment;
        heap.CurrentBlock = -1;
        heap.LatencyMode = 1;
        heap.LargeCompactionMode = 1;
        if (!SpaceLayout.Carve(ref heap) || !BlockSpace.CommitReserve(ref heap))
        {
            return false;
        }

        Budget.Update(ref heap);
        return true;
    }

    /// <summary>Whether the address lies in a block that holds small objects, so that it can be read. For reports: takes no lock.</summary>
    internal static bool IsInUse(ulong address)
    {
        ulong offset = address - _state.BlocksStart;
        ulong block = offset >> HeapLayout.BlockShift;
        return offset < _state.BlocksBytes && block < _state.BlockWatermark
            && BlockSpace.Info(ref _state, block)->State >= BlockState.Used;
    }

    /// <summary>Collects now: everything that nothing refers to is reclaimed.</summary>
    public static void Collect()
    {
        ref HeapState heap = ref _state;
        ulong interrupts = heap.Environment.DisableInterrupts();
        Collection.Start(ref heap, CollectionReason.Induced);
        heap.Environment.RestoreInterrupts(interrupts);
    }

    /// <summary>
    /// Asks for a collection at the next refill of any thread, and that free memory be given back. For the owner of the
    /// physical memory when it runs short; may be called from an interrupt.
    /// </summary>
    public static void NotifyMemoryPressure()
    {
        ulong interrupts = _state.Environment.DisableInterrupts();
        _state.BudgetBytes = 0;
        _state.Environment.RestoreInterrupts(interrupts);
    }

    /// <summary>
    /// Collects at every so many allocations from now on; 0 = no longer. Slow, for tests. Chunks that threads have already
    /// are used up first: at most 8 KiB each.
    /// </summary>
    public static void SetStressInterval(uint interval)
    {
        ulong interrupts = _state.Environment.DisableInterrupts();
        _state.Environment.StressInterval = interval;
        _state.Environment.RestoreInterrupts(interrupts);
    }

    /// <summary>
    /// Adds memory outside the heap whose words may refer to objects, scanned conservatively at each collection.
    /// </summary>
    /// <returns>False when there is no memory to remember it.</returns>
    public static bool RegisterRootRange(void* start, ulong sizeBytes)
    {
        ref HeapState heap = ref _state;
        ulong interrupts = heap.Environment.DisableInterrupts();
        bool done = heap.RootRanges.Ensure((heap.RootRangeCount + 1) * 16);
        if (done)
        {
            ulong* entry = (ulong*)heap.RootRanges.Start + (2 * heap.RootRangeCount++);
            entry[0] = (ulong)start;
            entry[1] = sizeBytes;
        }

        heap.Environment.RestoreInterrupts(interrupts);
        return done;
    }

    /// <summary>Figures of this moment.</summary>
    public static HeapStatistics GetStatistics()
    {
        ref HeapState heap = ref _state;
        ulong interrupts = heap.Environment.DisableInterrupts();
        HeapStatistics result = heap.Statistics;
        result.CommittedBytes = heap.CommittedBytes;
        result.BudgetBytes = heap.BudgetBytes;
        result.ReadyToFinalize = heap.ReadyTail - heap.ReadyHead;
        result.Handles = heap.HandleCount;
        heap.Environment.RestoreInterrupts(interrupts);
        return result;
    }

    /// <summary>Walks the whole heap and its tables. Slow; for DEBUG_ASSERT builds and tests.</summary>
    /// <param name="address">Where the fault was found.</param>
    /// <returns>The first fault found, or <see cref="HeapFault.None"/>.</returns>
    public static HeapFault CheckInvariants(out ulong address)
    {
        ref HeapState heap = ref _state;
        ulong interrupts = heap.Environment.DisableInterrupts();
        HeapMemory.StopWorld(ref heap);
        HeapFault fault = HeapVerifier.Check(ref heap, out address);
        heap.Environment.RestoreInterrupts(interrupts);
        return fault;
    }

    /// <summary>Whether the address lies in the range where objects are allocated.</summary>
    public static bool Contains(ulong address) => address - _state.BlocksStart < _state.SpaceBytes;
}
