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

    /// <summary>
    /// The inner loop, in one piece and over locals, because its instructions are most of a collection's: takes an entry, marks
    /// the object's lines, and marks and pushes what it refers to.
    /// </summary>
    private static void DrainStack(ref HeapState heap)
    {
        ulong blocksStart = heap.BlocksStart;
        ulong blocksBytes = heap.BlocksBytes;
        ulong* marks = (ulong*)heap.Marks.Start;
        ulong* bottom = (ulong*)heap.MarkStack.Start;
        ulong* top = heap.MarkTop;
        ulong objects = 0;
        ulong bytes = 0;
        while (top != bottom)
        {
            ulong* reference;
            ulong* end;
            ulong entry = *--top;
            if ((entry & 1) == 0)
            {
                void* type = *(void**)entry;
                if (type == null)
                {
                    continue; // a large object that is still being cleared
                }

                uint flags = ObjectModel.Flags(type);
                ulong size = ObjectModel.BaseSize(type);
                if ((int)flags < 0)
                {
                    size += (ulong)(ushort)flags * ((uint*)entry)[2];
                }

                objects++;
                bytes += (size + 7) & ~7UL;
                ulong first = entry - HeapLayout.HeaderBytes - blocksStart;
                if (first < blocksBytes)
                {
                    MarkLines(heap.Lines.Start, first, size);
                }

                if ((flags & ObjectModel.HasPointers) == 0)
                {
                    continue;
                }

                long* descriptor = (long*)type - 1;
                if (*descriptor != 1)
                {
                    heap.MarkTop = top;
                    ScanReferences(ref heap, entry, size, descriptor);
                    top = heap.MarkTop;
                    continue;
                }

                reference = (ulong*)(entry + (ulong)descriptor[-1]);
                end = (ulong*)((ulong)reference + (ulong)descriptor[-2] + size);
            }
            else
            {
                reference = (ulong*)(entry - 1);
                end = (ulong*)*--top;
            }

            if ((ulong)end - (ulong)reference > SliceBytes)
            {
                heap.MarkTop = top;
                end = PushSlice(ref heap, reference, end) ? (ulong*)((ulong)reference + SliceBytes) : end;
                top = heap.MarkTop;
            }

            for (; reference < end; reference++)
            {
                ulong obj = *reference;
                ulong offset = obj - blocksStart;
                if (offset < blocksBytes)
                {
                    ulong* word = marks + (offset >> 9);
                    ulong bits = *word;
                    ulong bit = 1UL << (int)(offset >> 3);
                    if ((bits & bit) != 0)
                    {
                        continue;
                    }

                    *word = bits | bit;
                    if (top != heap.MarkLimit)
                    {
                        *top++ = obj;
                        continue;
                    }
                }
                else if (offset >= heap.SpaceBytes)
                {
                    continue;
                }

                heap.MarkTop = top;
                VisitUnusual(ref heap, obj);
                top = heap.MarkTop;
            }
        }

        heap.MarkTop = top;
        heap.MarkedObjects += objects;
        heap.MarkedBytes += bytes;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void MarkLines(byte* lines, ulong first, ulong size)
    {
        byte* line = lines + (first >> HeapLayout.LineShift);
        byte* last = lines + ((first + size - 1) >> HeapLayout.LineShift);
        *line = LineState.Live;
        while (line < last)
        {
            *++line = LineState.Live;
        }
    }

    /// <summary>A large object, or a small one, marked, for which the stack had no room.</summary>
    private static void VisitUnusual(ref HeapState heap, ulong obj)
    {
        if (obj >= heap.LargeStart)
        {
            VisitLarge(ref heap, obj);
        }
        else
        {
            Push(ref heap, obj);
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

    /// <summary>Visits the references of an object whose map is not a single run.</summary>
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
            ulong* reference = (ulong*)(obj + (ulong)descriptor[0]);
            for (ulong* end = (ulong*)((ulong)reference + (ulong)descriptor[-1] + size); reference < end; reference++)
            {
                Visit(ref heap, *reference);
            }
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
        *heap.MarkTop++ = obj;
        DrainStack(ref heap);
    }
}
