namespace Helix.Kernel.Runtime.Collector;

/// <summary>
/// Divides the heap's address range. Invariants: blocks start at a multiple of their size; the large-object space follows
/// them directly, so that one comparison tells whether an address can be an object; tables come last.
/// </summary>
internal static unsafe class SpaceLayout
{
    /// <summary>Address space per byte of memory for large objects: ample, so that scattered holes do not matter.</summary>
    private const ulong LargeSpaceFactor = 3;

    /// <summary>Most that the mark stack may grow to; beyond, the heap is scanned again.</summary>
    private const ulong MostMarkStackBytes = 4 * 1024 * 1024;

    public static bool Carve(ref HeapState heap)
    {
        ulong maximum = HeapLayout.RoundUp(heap.Environment.MaximumBytes, HeapLayout.BlockBytes);
        ulong blocks = maximum / HeapLayout.BlockBytes;
        ulong next = heap.Environment.ReservedStart;
        if ((next & (HeapLayout.BlockBytes - 1)) != 0 || maximum < 16 * HeapLayout.BlockBytes)
        {
            return false;
        }

        heap.BlocksStart = next;
        heap.BlocksBytes = maximum;
        heap.LargeStart = next + maximum;
        heap.LargeBytes = maximum * LargeSpaceFactor;
        heap.SpaceBytes = heap.BlocksBytes + heap.LargeBytes;
        next += heap.SpaceBytes;

        heap.Starts.Reserve(ref next, blocks * HeapLayout.BitmapBytesPerBlock);
        heap.Marks.Reserve(ref next, blocks * HeapLayout.BitmapBytesPerBlock);
        heap.Lines.Reserve(ref next, blocks * HeapLayout.LinesPerBlock);
        heap.Blocks.Reserve(ref next, blocks * (ulong)sizeof(BlockInfo));
        heap.LargePages.Reserve(ref next, (heap.LargeBytes >> HeapLayout.PageShift) * (ulong)sizeof(LargePage));
        heap.MarkStack.Reserve(ref next, System.Math.Min(MostMarkStackBytes, maximum / 8));
        heap.Handles.Reserve(ref next, maximum / 8);
        heap.Finalizable.Reserve(ref next, maximum / 4);
        heap.Ready.Reserve(ref next, maximum / 4);
        heap.RootRanges.Reserve(ref next, HeapLayout.PageBytes);
        return next <= heap.Environment.ReservedStart + heap.Environment.ReservedBytes && heap.MarkStack.Ensure(1);
    }
}
