namespace Helix.Kernel.Runtime.Collector;

/// <summary>
/// All state of the heap, in one blittable place without initialisers. Everything in it is read and written with
/// interrupts off. The address range is: blocks, then large objects, then the tables.
/// </summary>
internal unsafe struct HeapState
{
    public HeapEnvironment Environment;

    /// <summary>Start and size of the blocks; the large-object space follows at once.</summary>
    public ulong BlocksStart, BlocksBytes;
    public ulong LargeStart, LargeBytes;

    /// <summary>All objects lie in [BlocksStart, BlocksStart + SpaceBytes).</summary>
    public ulong SpaceBytes;

    /// <summary>A bit per 8 bytes: Starts = known objects, Marks = found alive by a collection. They swap at its end.</summary>
    public Table Starts, Marks;
    public Table Lines;
    public Table Blocks;
    public Table LargePages;
    public Table MarkStack;
    public Table Handles;
    public Table Finalizable;
    public Table Ready;
    public Table RootRanges;

    /// <summary>Blocks below this number have (had) memory; all beyond are absent.</summary>
    public ulong BlockWatermark;
    public ulong FreeBlocks;

    /// <summary>How many blocks of the reserve may be used, since a request failed.</summary>
    public ulong GrantedBlocks;

    /// <summary>Where the allocator looks for holes (no block: -1) and for recyclable, free and absent blocks.</summary>
    public long CurrentBlock;
    public int CurrentLine;
    public bool CurrentBlockIsZeroed;
    public ulong NextRecyclable;
    public ulong NextFree;
    public ulong NextAbsent;

    /// <summary>
    /// The span for objects that did not fit the hole at hand, used as a thread uses its chunk; and where to look for the next.
    /// </summary>
    public ulong OverflowPointer, OverflowLimit;
    public ulong OverflowBlock;
    public int OverflowLine;

    public ulong LargeWatermark;
    public ulong LargeCursor;
    public ulong LargeFreePages;
    public ulong LargeUsedPages;

    /// <summary>Mark stack: next free place and end, and the part of the heap to scan again after it was full.</summary>
    public ulong* MarkTop;
    public ulong* MarkLimit;
    public ulong RescanLow, RescanHigh;
    public bool RescanLarge;

    public ulong HandleSegments;
    public HandleFreeLists FreeHandles;
    public ulong HandleCount;

    public ulong FinalizableCount;
    public ulong ReadyHead, ReadyTail;
    public void* FinalizerThread;
    public ulong FinalizerPassesBegun, FinalizerPassesEnded;

    public ulong RootRangeCount;
    public GcFrameRegistration* Registrations;

    public ulong CommittedBytes;
    public ulong BudgetBytes;
    public ulong AllocatedSinceCollection;
    public ulong StressCount;
    public ulong NoGcBytes;
    public NoGcRegion NoGc;
    public bool Collecting;
    public int LatencyMode;
    public int LargeCompactionMode;

    /// <summary>Bytes of the objects that this collection has scanned.</summary>
    public ulong MarkedBytes;
    public ulong MarkedObjects;
    public HeapStatistics Statistics;
}
