namespace Helix.Kernel.Runtime.Collector;

/// <summary>
/// Objects that are marked but not yet scanned. Entries are object addresses; a pair (end, start | 1) stands for the rest of a
/// long array. When the stack is full and cannot grow, the object stays marked, its address widens the range that is scanned
/// again once the stack is empty, and nothing is lost.
/// </summary>
internal static unsafe class MarkStack
{
    public static void Reset(ref HeapState heap)
    {
        heap.MarkTop = (ulong*)heap.MarkStack.Start;
        heap.MarkLimit = (ulong*)(heap.MarkStack.Start + heap.MarkStack.CommittedBytes);
        heap.RescanLow = ulong.MaxValue;
        heap.RescanHigh = 0;
        heap.RescanLarge = false;
    }

    /// <summary>Makes room for two more entries.</summary>
    public static bool Grow(ref HeapState heap)
    {
        if (!heap.MarkStack.Ensure(heap.MarkStack.CommittedBytes + 1))
        {
            return false;
        }

        heap.MarkLimit = (ulong*)(heap.MarkStack.Start + heap.MarkStack.CommittedBytes);
        return true;
    }

    /// <summary>Remembers that an object could not be pushed.</summary>
    public static void Overflow(ref HeapState heap, ulong obj)
    {
        if (obj >= heap.LargeStart)
        {
            heap.RescanLarge = true;
            return;
        }

        heap.RescanLow = obj < heap.RescanLow ? obj : heap.RescanLow;
        heap.RescanHigh = obj > heap.RescanHigh ? obj : heap.RescanHigh;
    }
}
