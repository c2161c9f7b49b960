namespace Helix.Kernel.Runtime.Collector;

/// <summary>
/// After marking: decides from the line table what becomes of each block, makes the marks the known object starts, and clears
/// the old ones for the next collection. Objects themselves are not touched.
/// </summary>
internal static unsafe class Sweeper
{
    private const ulong LowBits = 0x7F7F_7F7F_7F7F_7F7F;
    private const ulong Ones = 0x0101_0101_0101_0101;

    public static void Sweep(ref HeapState heap)
    {
        ulong used = 0;
        ulong freeLines = 0;
        for (ulong block = 0; block < heap.BlockWatermark; block++)
        {
            BlockInfo* info = BlockSpace.Info(ref heap, block);
            if (info->State < BlockState.Used)
            {
                continue;
            }

            HeapMemory.ClearLines((byte*)BlockSpace.Bits(heap.Starts, block), HeapLayout.BitmapBytesPerBlock);
            int free = HeapLayout.LinesPerBlock - CountUsed((ulong*)BlockSpace.Lines(ref heap, block));
            info->FreeLines = (ushort)free;
            if (free == HeapLayout.LinesPerBlock)
            {
                info->State = BlockState.Free;
                heap.FreeBlocks++;
                continue;
            }

            info->State = free >= HeapLayout.MinimumFreeLines ? BlockState.Recyclable : BlockState.Used;
            used++;
            freeLines += (ulong)free;
        }

        (heap.Starts, heap.Marks) = (heap.Marks, heap.Starts);
        LargeSpace.Sweep(ref heap);
        heap.Statistics.UsedBytes = (used << HeapLayout.BlockShift) + (heap.LargeUsedPages << HeapLayout.PageShift);
        heap.Statistics.FragmentedBytes = freeLines << HeapLayout.LineShift;
    }

    /// <summary>Number of bytes that are not zero among a block's line states.</summary>
    private static int CountUsed(ulong* lines)
    {
        ulong used = 0;
        for (int i = 0; i < HeapLayout.LinesPerBlock / 8; i++)
        {
            ulong eight = lines[i];
            eight = (((eight & LowBits) + LowBits) | eight) & ~LowBits;
            used += ((eight >> 7) * Ones) >> 56;
        }

        return (int)used;
    }
}
