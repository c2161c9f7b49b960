using System.Numerics;
using System.Runtime.CompilerServices;

namespace Helix.Kernel.Runtime.Collector;

/// <summary>
/// Marks what is reachable. Invariants: an object's mark bit is set exactly once and the object is then scanned at least once;
/// scanning marks the lines of the object and visits its references, and may be repeated without harm.
/// Reference maps: GCDesc below the method table (gcdesc.h of the runtime): a count n; n &gt; 0: n pairs (start, size less
/// the object's size); n &lt; 0: the start and |n| items (references, bytes to skip) that repeat to the object's end.
/// </summary>
internal static unsafe class Marker
{
    /// <summary>Longer runs of references are taken in slices, so that a wide array does not fill the stack.</summary>
    private const ulong SliceBytes = 128 * 8;

    /// <summary>Marks the object if it is one of the heap and not marked yet.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Visit(ref HeapState heap, ulong obj)
    {
        ulong offset = obj - heap.BlocksStart;
        if (offset < heap.BlocksBytes)
        {
            ulong* word = (ulong*)heap.Marks.Start + (offset >> 9);
            ulong bit = 1UL << (int)(offset >> 3);
            if ((*word & bit) == 0)
            {
                *word |= bit;
                Push(ref heap, obj);
            }
        }
        else if (offset < heap.SpaceBytes)
        {
            VisitLarge(ref heap, obj);
        }
    }

    /// <summary>Whether the collection has found the object alive; what lies outside the heap always is.</summary>
    public static bool IsMarked(ref HeapState heap, ulong obj)
    {
        ulong offset = obj - heap.BlocksStart;
        if (offset < heap.BlocksBytes)
        {
            return (((ulong*)heap.Marks.Start)[offset >> 9] & (1UL << (int)(offset >> 3))) != 0;
        }

        return offset >= heap.SpaceBytes
            || (LargeSpace.Pages(ref heap)[(obj - heap.LargeStart) >> HeapLayout.PageShift].Count & LargePage.Marked) != 0;
    }

    /// <summary>Scans until nothing is left that is marked and not scanned.</summary>
    public static void Drain(ref HeapState heap)
    {
        DrainStack(ref heap);
        while (heap.RescanHigh != 0 || heap.RescanLarge)
        {
            Rescan(ref heap);
        }
    }

    private static void DrainStack(ref HeapState heap)
    {
        while (heap.MarkTop != (ulong*)heap.MarkStack.Start)
        {
            ulong entry = *--heap.MarkTop;
            if ((entry & 1) == 0)
            {
                Scan(ref heap, entry);
            }
            else
            {
                ScanRange(ref heap, (ulong*)(entry - 1), (ulong*)*--heap.MarkTop);
            }
        }
    }

    private static void VisitLarge(ref HeapState heap, ulong obj)
    {
        LargePage* page = LargeSpace.Pages(ref heap) + ((obj - heap.LargeStart) >> HeapLayout.PageShift);
        if ((page->Count & LargePage.Marked) == 0)
        {
            page->Count |= LargePage.Marked;
            Push(ref heap, obj);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Push(ref HeapState heap, ulong obj)
    {
        ulong* top = heap.MarkTop;
        if (top == heap.MarkLimit && !MarkStack.Grow(ref heap))
        {
            MarkStack.Overflow(ref heap, obj);
            return;
        }

        *top = obj;
        heap.MarkTop = top + 1;
    }

    private static void Scan(ref HeapState heap, ulong obj)
    {
        void* type = *(void**)obj;
        if (type == null)
        {
            return; // a large object that is still being cleared
        }

        ulong size = ObjectModel.ExactSize(obj, type);
        heap.MarkedBytes += (size + 7) & ~7UL;
        heap.MarkedObjects++;
        ulong offset = obj - HeapLayout.HeaderBytes - heap.BlocksStart;
        if (offset < heap.BlocksBytes)
        {
            byte* line = heap.Lines.Start + (offset >> HeapLayout.LineShift);
            byte* last = heap.Lines.Start + ((offset + size - 1) >> HeapLayout.LineShift);
            *line = LineState.Live;
            while (line < last)
            {
                *++line = LineState.Live;
            }
        }

        if ((ObjectModel.Flags(type) & ObjectModel.HasPointers) != 0)
        {
            ScanReferences(ref heap, obj, size, (long*)type - 1);
        }
    }

    private static void ScanReferences(ref HeapState heap, ulong obj, ulong size, long* descriptor)
    {
        long count = *descriptor--;
        if (count < 0)
        {
            ScanRepeating(ref heap, obj, size, descriptor, count);
            return;
        }

        for (; count != 0; count--, descriptor -= 2)
        {
            ulong* start = (ulong*)(obj + (ulong)descriptor[0]);
            ScanRange(ref heap, start, (ulong*)((ulong)start + (ulong)descriptor[-1] + size));
        }
    }

    private static void ScanRange(ref HeapState heap, ulong* reference, ulong* end)
    {
        if ((ulong)end - (ulong)reference > SliceBytes && PushSlice(ref heap, reference, end))
        {
            end = (ulong*)((ulong)reference + SliceBytes);
        }

        for (; reference < end; reference++)
        {
            Visit(ref heap, *reference);
        }
    }

    /// <summary>Leaves the part of a run that follows its first slice for later.</summary>
    private static bool PushSlice(ref HeapState heap, ulong* start, ulong* end)
    {
        ulong* top = heap.MarkTop;
        if (top + 1 >= heap.MarkLimit && !MarkStack.Grow(ref heap))
        {
            return false;
        }

        top[0] = (ulong)end;
        top[1] = (ulong)start + SliceBytes + 1;
        heap.MarkTop = top + 2;
        return true;
    }

    private static void ScanRepeating(ref HeapState heap, ulong obj, ulong size, long* descriptor, long count)
    {
        ulong* reference = (ulong*)(obj + (ulong)*descriptor--);
        ulong* end = (ulong*)(obj + size - HeapLayout.HeaderBytes);
        while (reference < end)
        {
            for (long i = 0; i > count; i--)
            {
                uint* item = (uint*)(descriptor + i);
                for (uint n = item[0]; n != 0; n--)
                {
                    Visit(ref heap, *reference++);
                }

                reference = (ulong*)((ulong)reference + item[1]);
            }
        }
    }

    /// <summary>Scans all marked objects of the range in which some could not be pushed.</summary>
    private static void Rescan(ref HeapState heap)
    {
        ulong low = heap.RescanLow;
        ulong high = heap.RescanHigh;
        bool large = heap.RescanLarge;
        MarkStack.Reset(ref heap);
        if (high != 0)
        {
            ulong last = (high - heap.BlocksStart) >> 9;
            for (ulong word = (low - heap.BlocksStart) >> 9; word <= last; word++)
            {
                for (ulong bits = ((ulong*)heap.Marks.Start)[word]; bits != 0; bits &= bits - 1)
                {
                    ulong index = (word << 6) + (ulong)BitOperations.TrailingZeroCount(bits);
                    ScanAgain(ref heap, heap.BlocksStart + (index << 3));
                }
            }
        }

        for (ulong page = 0; large && page < heap.LargeWatermark; page++)
        {
            if ((LargeSpace.Pages(ref heap)[page].Count & LargePage.Marked) != 0)
            {
                ScanAgain(ref heap, LargeSpace.ObjectAt(ref heap, page));
            }
        }
    }

    /// <summary>Scans an object that may have been scanned before; then the figures count it twice.</summary>
    private static void ScanAgain(ref HeapState heap, ulong obj)
    {
        Scan(ref heap, obj);
        DrainStack(ref heap);
    }
}
