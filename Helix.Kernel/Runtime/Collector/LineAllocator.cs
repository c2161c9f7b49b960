namespace Helix.Kernel.Runtime.Collector;

/// <summary>
/// Finds room in blocks: holes of used blocks first, then empty blocks, as in Immix (Blackburn, McKinley: PLDI 2008). Holes are
/// handed out zeroed and marked as spans in the line table. Invariant: the cursor (CurrentBlock, CurrentLine) stands on the first
/// line not yet looked at; lines before it in that block are not free for this cycle.
/// </summary>
internal static unsafe class LineAllocator
{
    private const ulong Ones = 0x0101_0101_0101_0101;
    private const ulong HighBits = 0x8080_8080_8080_8080;

    /// <summary>Takes the next hole.</summary>
    /// <param name="heap">The heap.</param>
    /// <param name="minimumBytes">A smaller hole is passed over if <paramref name="skipSmall"/>, else nothing is taken.</param>
    /// <param name="skipSmall">Whether smaller holes may be given up for this cycle.</param>
    /// <param name="sizeBytes">Its size.</param>
    /// <returns>Its zeroed start, or null.</returns>
    public static byte* TakeHole(ref HeapState heap, ulong minimumBytes, bool skipSmall, out ulong sizeBytes)
    {
        int minimumLines = (int)((minimumBytes + HeapLayout.LineBytes - 1) >> HeapLayout.LineShift);
        int mostLines = (int)(HeapLayout.MaximumChunkBytes >> HeapLayout.LineShift);
        if (heap.Environment.StressInterval != 0)
        {
            mostLines = System.Math.Max(minimumLines, HeapLayout.MinimumHoleLines); // used for one object only
        }

        while (heap.CurrentBlock >= 0 || NextBlock(ref heap))
        {
            byte* lines = BlockSpace.Lines(ref heap, (ulong)heap.CurrentBlock);
            int start = FirstFree(lines, heap.CurrentLine);
            int end = start;
            while (end < HeapLayout.LinesPerBlock && end - start < mostLines && lines[end] == LineState.Free)
            {
                end++;
            }

            if (start == HeapLayout.LinesPerBlock)
            {
                heap.CurrentBlock = -1;
            }
            else if (end - start >= minimumLines && end - start >= HeapLayout.MinimumHoleLines)
            {
                return Hand(ref heap, lines, start, end, out sizeBytes);
            }
            else if (end - start < HeapLayout.MinimumHoleLines || skipSmall)
            {
                heap.CurrentLine = end;
            }
            else
            {
                heap.CurrentLine = start;
                break;
            }
        }

        sizeBytes = 0;
        return null;
    }

    /// <summary>
    /// Gives the overflow allocation a new span with room for an object: a hole of a block that the cursor has not come to yet,
    /// else an empty block. Holes too small for the object stay for others.
    /// </summary>
    public static bool RenewOverflow(ref HeapState heap, ulong sizeBytes)
    {
        int minimumLines = (int)((sizeBytes + HeapLayout.LineBytes - 1) >> HeapLayout.LineShift);
        for (; heap.OverflowBlock < heap.BlockWatermark; heap.OverflowBlock++, heap.OverflowLine = 0)
        {
            if (BlockSpace.Info(ref heap, heap.OverflowBlock)->State != BlockState.Recyclable)
            {
                continue;
            }

            byte* lines = BlockSpace.Lines(ref heap, heap.OverflowBlock);
            for (int start = FirstFree(lines, heap.OverflowLine); start < HeapLayout.LinesPerBlock;)
            {
                int end = start + 1;
                while (end < HeapLayout.LinesPerBlock && lines[end] == LineState.Free)
                {
                    end++;
                }

                if (end - start >= minimumLines)
                {
                    heap.OverflowLine = end;
                    SetOverflow(ref heap, heap.OverflowBlock, start, end, isZeroed: false);
                    return true;
                }

                start = FirstFree(lines, end);
            }
        }

        long block = BlockSpace.Take(ref heap, out bool isZeroed);
        if (block >= 0)
        {
            SetOverflow(ref heap, (ulong)block, 0, HeapLayout.LinesPerBlock, isZeroed);
        }

        return block >= 0;
    }

    private static void SetOverflow(ref HeapState heap, ulong block, int start, int end, bool isZeroed)
    {
        byte* span = BlockSpace.Address(ref heap, block) + (start << HeapLayout.LineShift);
        ulong sizeBytes = (ulong)(end - start) << HeapLayout.LineShift;
        if (!isZeroed)
        {
            HeapMemory.ClearLines(span, sizeBytes);
        }

        MarkSpan(ref heap, block, start, end);
        heap.OverflowPointer = (ulong)span + HeapLayout.HeaderBytes;
        heap.OverflowLimit = heap.OverflowPointer + sizeBytes;
    }

    private static byte* Hand(ref HeapState heap, byte* lines, int start, int end, out ulong sizeBytes)
    {
        ulong block = (ulong)heap.CurrentBlock;
        byte* hole = BlockSpace.Address(ref heap, block) + (start << HeapLayout.LineShift);
        sizeBytes = (ulong)(end - start) << HeapLayout.LineShift;
        MarkSpan(ref heap, block, start, end);
        heap.CurrentLine = end;
        if (!heap.CurrentBlockIsZeroed)
        {
            HeapMemory.ClearLines(hole, sizeBytes);
        }

        return hole;
    }

    private static void MarkSpan(ref HeapState heap, ulong block, int start, int end)
    {
        byte* lines = BlockSpace.Lines(ref heap, block);
        lines[start] = LineState.SpanStarts;
        for (int line = start + 1; line < end; line++)
        {
            lines[line] = LineState.SpanContinues;
        }

        BlockSpace.Info(ref heap, block)->HasNewSpans = 1;
    }

    private static int FirstFree(byte* lines, int line)
    {
        while (line < HeapLayout.LinesPerBlock)
        {
            if ((line & 7) == 0)
            {
                ulong eight = *(ulong*)(lines + line);
                if (((eight - Ones) & ~eight & HighBits) == 0)
                {
                    line += 8;
                    continue;
                }
            }

            if (lines[line] == LineState.Free)
            {
                break;
            }

            line++;
        }

        return line;
    }

    private static bool NextBlock(ref HeapState heap)
    {
        heap.CurrentLine = 0;
        heap.CurrentBlockIsZeroed = false;
        for (ulong block = heap.NextRecyclable; block < heap.BlockWatermark; block++)
        {
            BlockInfo* info = BlockSpace.Info(ref heap, block);
            if (info->State == BlockState.Recyclable)
            {
                info->State = BlockState.Used;
                heap.NextRecyclable = block + 1;
                heap.CurrentBlock = (long)block;
                return true;
            }
        }

        heap.NextRecyclable = heap.BlockWatermark;
        heap.CurrentBlock = BlockSpace.Take(ref heap, out heap.CurrentBlockIsZeroed);
        return heap.CurrentBlock >= 0;
    }
}
