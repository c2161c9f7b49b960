using System.Numerics;

namespace Helix.Kernel.Runtime.Collector;

/// <summary>
/// Turns words that may be references into objects. A word counts if it points anywhere into an object's storage, header
/// included: compiled code may hold nothing but a pointer into an object, or to its header while it takes a lock.
/// Object starts are known from the last collection (its mark bits); spans handed out since then are walked when the first
/// word points into their block. Must be done before the line table is cleared, which tells where spans start.
/// </summary>
internal static unsafe class ConservativeScanner
{
    /// <summary>Marks every object that a word of [start, end) may refer to.</summary>
    public static void ScanRange(ref HeapState heap, ulong start, ulong end)
    {
        for (ulong* word = (ulong*)((start + 7) & ~7UL); (ulong)word + 8 <= end; word++)
        {
            if (*word - heap.BlocksStart < heap.SpaceBytes)
            {
                ulong obj = FindObject(ref heap, *word);
                if (obj != 0)
                {
                    Marker.Visit(ref heap, obj);
                }
            }
        }
    }

    /// <summary>The object whose storage contains the address, which lies in the heap's spaces; 0 = none.</summary>
    public static ulong FindObject(ref HeapState heap, ulong address)
    {
        ulong offset = address - heap.BlocksStart;
        if (offset >= heap.BlocksBytes)
        {
            return FindLarge(ref heap, (address - heap.LargeStart) >> HeapLayout.PageShift);
        }

        ulong block = offset >> HeapLayout.BlockShift;
        if (block >= heap.BlockWatermark || BlockSpace.Info(ref heap, block)->State < BlockState.Used)
        {
            return 0;
        }

        WalkNewSpans(ref heap, block);
        ulong obj = FindStart(ref heap, block, (int)((offset & (HeapLayout.BlockBytes - 1)) >> 3));
        return obj != 0 && address < obj - HeapLayout.HeaderBytes + ObjectModel.Size(obj, *(void**)obj) ? obj : 0;
    }

    /// <summary>Finds the starts of the objects made in a block since the last collection.</summary>
    public static void WalkNewSpans(ref HeapState heap, ulong block)
    {
        BlockInfo* info = BlockSpace.Info(ref heap, block);
        if (info->HasNewSpans == 0)
        {
            return;
        }

        info->HasNewSpans = 0;
        byte* lines = BlockSpace.Lines(ref heap, block);
        byte* blockStart = BlockSpace.Address(ref heap, block);
        for (int line = 0; line < HeapLayout.LinesPerBlock;)
        {
            int first = line++;
            if ((lines[first] & LineState.SpanStarts) == 0)
            {
                continue;
            }

            while (line < HeapLayout.LinesPerBlock && lines[line] == LineState.SpanContinues)
            {
                line++;
            }

            ulong offset = (ulong)(lines[first] & LineState.SpanOffsetMask) << 3;
            ulong start = (ulong)blockStart + ((ulong)first << HeapLayout.LineShift) + offset;
            WalkSpan(ref heap, start + HeapLayout.HeaderBytes, (ulong)blockStart + ((ulong)line << HeapLayout.LineShift));
        }
    }

    /// <summary>Objects lie close together; the first null method table is the end of what was allocated.</summary>
    private static void WalkSpan(ref HeapState heap, ulong obj, ulong end)
    {
        while (obj < end && *(void**)obj != null)
        {
            ulong index = (obj - heap.BlocksStart) >> 3;
            ((ulong*)heap.Starts.Start)[index >> 6] |= 1UL << (int)index;
            obj += ObjectModel.Size(obj, *(void**)obj);
        }
    }

    /// <summary>The last known object that starts at or before a word of the block, or at the word after it.</summary>
    private static ulong FindStart(ref HeapState heap, ulong block, int word)
    {
        ulong* bits = BlockSpace.Bits(heap.Starts, block);
        int bit = word + 1 < HeapLayout.BitmapWordsPerBlock * 64 ? word + 1 : word;
        int index = bit >> 6;
        ulong candidates = bits[index] & (ulong.MaxValue >> (63 - (bit & 63)));
        while (candidates == 0)
        {
            if (index == 0)
            {
                return 0;
            }

            candidates = bits[--index];
        }

        ulong position = ((ulong)index << 6) + (ulong)(63 - BitOperations.LeadingZeroCount(candidates));
        return (ulong)BlockSpace.Address(ref heap, block) + (position << 3);
    }

    private static ulong FindLarge(ref HeapState heap, ulong page)
    {
        if (page >= heap.LargeWatermark)
        {
            return 0;
        }

        uint owner = LargeSpace.Pages(ref heap)[page].Owner;
        return owner < LargePage.FirstOwner ? 0 : LargeSpace.ObjectAt(ref heap, owner - LargePage.FirstOwner);
    }
}
