namespace Helix.Kernel.Runtime.Collector;

/// <summary>What <see cref="Heap.CheckInvariants"/> can find.</summary>
public enum HeapFault
{
    None = 0,

    /// <summary>An object's method table is null, not aligned or of an impossible size.</summary>
    MethodTable = 1,

    /// <summary>An object reaches into the next one or over the end of its block.</summary>
    Overlap = 2,

    /// <summary>An object lies in a line that counts as free.</summary>
    LineOfObjectIsFree = 3,

    /// <summary>A reference points into the heap, but not at an object.</summary>
    DanglingReference = 4,

    /// <summary>A block without objects has bits or lines set.</summary>
    EmptyBlockHasState = 5,

    /// <summary>A count differs from what it counts.</summary>
    Count = 6,

    /// <summary>A page of a large object names another owner.</summary>
    LargePageOwner = 7,

    /// <summary>A handle refers to no object.</summary>
    Handle = 8,

    /// <summary>A list of objects to finalize names no object.</summary>
    FinalizationList = 9,

    /// <summary>A thread's chunk lies in no used block, or is not zero.</summary>
    ThreadChunk = 10,

    /// <summary>Mark bits remain outside a collection.</summary>
    StaleMark = 11,
}
