using System.Runtime.CompilerServices;

namespace Helix.Kernel.Runtime.Collector;

/// <summary>
/// The blocks: committed, taken, given back. Invariants: for every block below the watermark the tables are committed; a
/// block that is not used has all its bits and lines clear; <see cref="HeapState.FreeBlocks"/> counts the blocks in state
/// Free.
/// </summary>
internal static unsafe class BlockSpace
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static BlockInfo* Info(ref HeapState heap, ulong block) => (BlockInfo*)heap.Blocks.Start + block;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte* Lines(ref HeapState heap, ulong block) => heap.Lines.Start + (block * HeapLayout.LinesPerBlock);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong* Bits(Table bitmap, ulong block) => (ulong*)bitmap.Start + (block * HeapLayout.BitmapWordsPerBlock);

    public static byte* Address(ref HeapState heap, ulong block) => (byte*)(heap.BlocksStart + (block << HeapLayout.BlockShift));

    /// <summary>Commits the blocks that are kept for emergencies.</summary>
    public static bool CommitReserve(ref HeapState heap)
    {
        while (heap.FreeBlocks < HeapLayout.ReserveBlocks)
        {
            long block = CommitOne(ref heap);
            if (block < 0)
            {
                return false;
            }

            Info(ref heap, (ulong)block)->State = BlockState.Free;
            heap.FreeBlocks++;
        }

        return true;
    }

    /// <summary>Takes an empty block, which becomes Used; -1 = no memory. The reserve is used as far as granted.</summary>
    /// <param name="heap">The heap.</param>
    /// <param name="isZeroed">Whether its content is all zeros.</param>
    public static long Take(ref HeapState heap, out bool isZeroed)
    {
        isZeroed = false;
        long block = -1;
        if (heap.FreeBlocks > HeapLayout.ReserveBlocks)
        {
            block = FindFree(ref heap);
        }

        if (block < 0)
        {
            block = CommitOne(ref heap);
            isZeroed = block >= 0;
        }

        if (block < 0 && heap.GrantedBlocks != 0 && heap.FreeBlocks != 0)
        {
            heap.GrantedBlocks--;
            heap.NextFree = 0;
            block = FindFree(ref heap);
        }

        if (block >= 0)
        {
            Info(ref heap, (ulong)block)->State = BlockState.Used;
        }

        return block;
    }

    /// <summary>Gives free blocks back to the environment, from the top, until no more than so many are left.</summary>
    public static void Trim(ref HeapState heap, ulong blocksToKeep)
    {
        for (ulong block = heap.BlockWatermark; block != 0 && heap.FreeBlocks > blocksToKeep;)
        {
            block--;
            BlockInfo* info = Info(ref heap, block);
            if (info->State == BlockState.Free)
            {
                HeapMemory.Decommit((ulong)Address(ref heap, block), HeapLayout.BlockBytes);
                info->State = BlockState.Absent;
                heap.FreeBlocks--;
                heap.NextAbsent = 0;
            }
        }
    }

    private static long FindFree(ref HeapState heap)
    {
        for (ulong block = heap.NextFree; block < heap.BlockWatermark; block++)
        {
            if (Info(ref heap, block)->State == BlockState.Free)
            {
                heap.NextFree = block + 1;
                heap.FreeBlocks--;
                return (long)block;
            }
        }

        return -1;
    }

    /// <summary>Commits the lowest absent block and its part of the tables.</summary>
    private static long CommitOne(ref HeapState heap)
    {
        ulong block = heap.NextAbsent;
        while (block < heap.BlockWatermark && Info(ref heap, block)->State != BlockState.Absent)
        {
            block++;
        }

        ulong count = block + 1;
        bool exists = (count << HeapLayout.BlockShift) <= heap.BlocksBytes;
        if (!exists || !heap.Blocks.Ensure(count * (ulong)sizeof(BlockInfo))
            || !heap.Lines.Ensure(count * HeapLayout.LinesPerBlock)
            || !heap.Starts.Ensure(count * HeapLayout.BitmapBytesPerBlock)
            || !heap.Marks.Ensure(count * HeapLayout.BitmapBytesPerBlock)
            || !HeapMemory.Commit((ulong)Address(ref heap, block), HeapLayout.BlockBytes))
        {
            return -1;
        }

        heap.NextAbsent = count;
        if (count > heap.BlockWatermark)
        {
            heap.BlockWatermark = count;
        }

        return (long)block;
    }
}
