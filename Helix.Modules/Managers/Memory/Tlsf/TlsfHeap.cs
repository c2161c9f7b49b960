using System;
using System.Numerics;
using Helix.Interfaces.Primitives;

namespace Helix.Modules.Managers.Memory.Tlsf;

/// <summary>
/// Two-level segregated fit (Masmano, Ripoll, Crespo, Real, ECRTS 2004): free blocks are in lists by size class; two levels of
/// bits say which lists are not empty, so that a block is found, split, freed and joined in a bounded number of steps, whatever
/// the heap looks like.
/// <para>
/// A block begins with a word: its size in bytes, header included, a multiple of 16; bit 0, it is free; bit 1, the block before
/// it is free; bits 48 to 63, a seal over address, size and bit 0, by which a wrong address is told from a block; a header that a
/// join swallows is wiped. What is in use goes on with the caller's bytes, 16-aligned. A free block has the links of its list in
/// the next two words, and its size once more in its last word, where the next block finds its beginning. Each pool of memory
/// ends with a header without content that is in use for ever.
/// </para>
/// </summary>
/// <typeparam name="TMemory">Where the blocks are.</typeparam>
public sealed class TlsfHeap<TMemory>
    where TMemory : struct, IHeapMemory, allows ref struct
{
    private const long HeaderBytes = 8;
    private const long SmallestBlock = 32;
    private const long Granule = 16;
    private const long LargestAlignment = 4096;
    private const long None = 0;
    private const int MostPools = 32;

    private readonly TlsfIndex _index = new();
    private readonly long[] _starts = new long[MostPools];
    private readonly long[] _ends = new long[MostPools];
    private int _pools;

    /// <summary>Bytes in blocks in use, headers included.</summary>
    public long UsedBytes { get; private set; }

    /// <summary>Bytes in free blocks.</summary>
    public long FreeBytes { get; private set; }

    /// <summary>Adds memory, of which the heap writes headers into at once.</summary>
    /// <param name="memory">Where the blocks are.</param>
    /// <param name="address">Its beginning, not 0, a multiple of 16.</param>
    /// <param name="sizeBytes">A multiple of 16, at least 64, less than 2^40.</param>
    /// <returns><see cref="Status.InvalidArgument"/>; <see cref="Status.NoSpace"/> for the 33rd pool.</returns>
    public Status AddPool(ref TMemory memory, long address, long sizeBytes)
    {
        if (address == 0 || address % Granule != 0 || sizeBytes % Granule != 0
            || sizeBytes < 2 * SmallestBlock || sizeBytes >> TlsfIndex.MostBits != 0)
        {
            return Status.InvalidArgument;
        }

        long first = address + HeaderBytes;
        long size = sizeBytes - Granule;
        if (_pools == MostPools)
        {
            return Status.NoSpace;
        }

        _starts[_pools] = first;
        _ends[_pools++] = first + size;
        memory.Write(first + size, TlsfHeader.Make(first + size, 0, TlsfFlags.None));
        InsertFree(ref memory, first, size, TlsfFlags.None);
        return Status.Ok;
    }

    /// <summary>Makes the pool that was added last longer, by memory that follows it.</summary>
    /// <param name="memory">Where the blocks are.</param>
    /// <param name="sizeBytes">How much follows; a multiple of 16, at least 64.</param>
    /// <returns><see cref="Status.InvalidArgument"/>; <see cref="Status.InvalidState"/> if there is no pool.</returns>
    public Status Grow(ref TMemory memory, long sizeBytes)
    {
        if (_pools == 0)
        {
            return Status.InvalidState;
        }

        if (sizeBytes % Granule != 0 || sizeBytes < 2 * SmallestBlock || sizeBytes >> TlsfIndex.MostBits != 0)
        {
            return Status.InvalidArgument;
        }

        // What ended the pool becomes a block in use of the new size, which is freed at once, and so joins a free one before it.
        long block = _ends[_pools - 1];
        TlsfFlags flags = TlsfHeader.FlagsOf(memory.Read(block));
        memory.Write(block, TlsfHeader.Make(block, sizeBytes, flags));
        memory.Write(block + sizeBytes, TlsfHeader.Make(block + sizeBytes, 0, TlsfFlags.None));
        _ends[_pools - 1] = block + sizeBytes;
        UsedBytes += sizeBytes;
        return Free(ref memory, block + HeaderBytes);
    }

    /// <summary>Takes a block; its content is unspecified.</summary>
    /// <param name="memory">Where the blocks are.</param>
    /// <param name="sizeBytes">At least 1.</param>
    /// <param name="alignmentBytes">A power of two up to 4096.</param>
    /// <returns>Its address. <see cref="Status.InvalidArgument"/>, <see cref="Status.OutOfMemory"/>.</returns>
    [NoHeapAllocation]
    public Result<long> Allocate(ref TMemory memory, long sizeBytes, long alignmentBytes)
    {
        if (sizeBytes < 1 || alignmentBytes is < 1 or > LargestAlignment || !BitOperations.IsPow2(alignmentBytes))
        {
            return Status.InvalidArgument;
        }

        if (sizeBytes >> TlsfIndex.MostBits != 0)
        {
            return Status.OutOfMemory;
        }

        long size = Math.Max((sizeBytes + HeaderBytes + Granule - 1) & -Granule, SmallestBlock);
        long slack = alignmentBytes <= Granule ? 0 : alignmentBytes + SmallestBlock;
        long block = FindFree(ref memory, size + slack);
        return block == None ? Status.OutOfMemory : Carve(ref memory, block, size, alignmentBytes) + HeaderBytes;
    }

    /// <summary>Gives a block back.</summary>
    /// <returns><see cref="Status.InvalidArgument"/> for an address that is none of a block in use; nothing changes then.</returns>
    [NoHeapAllocation]
    public Status Free(ref TMemory memory, long address)
    {
        long block = address - HeaderBytes;
        if (!IsInUse(ref memory, block))
        {
            return Status.InvalidArgument;
        }

        ulong header = memory.Read(block);
        long size = TlsfHeader.SizeOf(header);
        UsedBytes -= size;
        long next = block + size;
        ulong nextHeader = memory.Read(next);
        if ((TlsfHeader.FlagsOf(header) & TlsfFlags.PreviousFree) != 0)
        {
            long before = (long)memory.Read(block - HeaderBytes);
            memory.Write(block, 0);
            block -= before;
            size += before;
            RemoveFree(ref memory, block, before);
        }

        if ((TlsfHeader.FlagsOf(nextHeader) & TlsfFlags.Free) != 0)
        {
            long after = TlsfHeader.SizeOf(nextHeader);
            RemoveFree(ref memory, next, after);
            size += after;
        }

        InsertFree(ref memory, block, size, TlsfFlags.None);
        return Status.Ok;
    }

    /// <summary>How many bytes a block has, at least what was asked for. Status as for Free.</summary>
    [NoHeapAllocation]
    public Result<long> SizeOf(ref TMemory memory, long address) =>
        IsInUse(ref memory, address - HeaderBytes) ? TlsfHeader.SizeOf(memory.Read(address - HeaderBytes)) - HeaderBytes : Status.InvalidArgument;

    /// <summary>Walks over the blocks of a pool and the lists of the index.</summary>
    /// <param name="memory">Where the blocks are.</param>
    /// <param name="address">As for AddPool; for a heap with one pool.</param>
    /// <param name="sizeBytes">As for AddPool.</param>
    /// <returns>What is wrong; null if nothing is.</returns>
    public string? CheckInvariants(ref TMemory memory, long address, long sizeBytes)
    {
        (long used, long free, int blocks) = (0, 0, 0);
        bool wasFree = false;
        long block = address + HeaderBytes;
        long end = address + sizeBytes - HeaderBytes;
        while (block < end)
        {
            ulong header = memory.Read(block);
            long size = TlsfHeader.SizeOf(header);
            bool isFree = (TlsfHeader.FlagsOf(header) & TlsfFlags.Free) != 0;
            bool saysFree = (TlsfHeader.FlagsOf(header) & TlsfFlags.PreviousFree) != 0;
            if (!TlsfHeader.IsSealed(block, header) || size < SmallestBlock || saysFree != wasFree || (isFree && wasFree)
                || (isFree && (long)memory.Read(block + size - HeaderBytes) != size))
            {
                return $"the block at {block:x} is damaged or has a free neighbour that it does not know";
            }

            used += isFree ? 0 : size;
            free += isFree ? size : 0;
            blocks += isFree ? 1 : 0;
            wasFree = isFree;
            block += size;
        }

        return block != end ? "the blocks do not end where the pool does"
            : used != UsedBytes || free != FreeBytes ? $"{used} bytes in use and {free} free; counted as {UsedBytes} and {FreeBytes}"
            : CountListed(ref memory) != blocks ? "the lists do not hold all free blocks" : null;
    }

    private int CountListed(ref TMemory memory)
    {
        int count = 0;
        for (int place = 0; place < TlsfIndex.Places; place++)
        {
            for (long block = _index.First(place); block != None; block = NextFree(ref memory, block))
            {
                count += TlsfIndex.PlaceFor(TlsfHeader.SizeOf(memory.Read(block))) == place ? 1 : int.MinValue / 2;
            }
        }

        return _index.IsSound() ? count : -1;
    }

    /// <summary>
    /// Whether an address is the header of a block in use: within the pools, aligned, sealed, and its neighbour agrees.
    /// </summary>
    [NoHeapAllocation]
    private bool IsInUse(ref TMemory memory, long block)
    {
        long end = EndOfPool(block);
        if (end == None || (block & (Granule - 1)) != HeaderBytes)
        {
            return false;
        }

        ulong header = memory.Read(block);
        long size = TlsfHeader.SizeOf(header);
        if (!TlsfHeader.IsSealed(block, header) || (TlsfHeader.FlagsOf(header) & TlsfFlags.Free) != 0
            || size < SmallestBlock || size > end - block)
        {
            return false;
        }

        ulong next = memory.Read(block + size);
        return TlsfHeader.IsSealed(block + size, next) && (TlsfHeader.FlagsOf(next) & TlsfFlags.PreviousFree) == 0;
    }

    /// <summary>The end of the pool that an address is in; none if it is in no pool.</summary>
    [NoHeapAllocation]
    private long EndOfPool(long block)
    {
        for (int pool = _pools - 1; pool >= 0; pool--)
        {
            if (block >= _starts[pool] && block < _ends[pool])
            {
                return _ends[pool];
            }
        }

        return None;
    }

    /// <summary>Takes a free block of at least a size out of its list; none if there is no such block.</summary>
    [NoHeapAllocation]
    private long FindFree(ref TMemory memory, long size)
    {
        int place = _index.FindFrom(TlsfIndex.PlaceAbove(size));
        if (place < 0)
        {
            return None;
        }

        long block = _index.First(place);
        RemoveFree(ref memory, block, TlsfHeader.SizeOf(memory.Read(block)));
        return block;
    }

    /// <summary>
    /// Makes a block in use from a free one that is in no list; what is before an aligned beginning and behind the end stays
    /// free.
    /// </summary>
    [NoHeapAllocation]
    private long Carve(ref TMemory memory, long block, long size, long alignment)
    {
        long whole = TlsfHeader.SizeOf(memory.Read(block));
        long start = ((block + HeaderBytes + alignment - 1) & -alignment) - HeaderBytes;
        if (start != block && start - block < SmallestBlock)
        {
            start += Math.Max(alignment, SmallestBlock);
        }

        TlsfFlags flags = TlsfFlags.None;
        if (start != block)
        {
            InsertFree(ref memory, block, start - block, TlsfFlags.None);
            whole -= start - block;
            flags = TlsfFlags.PreviousFree;
        }

        size = whole - size < SmallestBlock ? whole : size;
        memory.Write(start, TlsfHeader.Make(start, size, flags));
        UsedBytes += size;
        if (whole > size)
        {
            InsertFree(ref memory, start + size, whole - size, TlsfFlags.None);
        }
        else
        {
            SetPreviousFree(ref memory, start + size, TlsfFlags.None);
        }

        return start;
    }

    /// <summary>Writes a free block, tells the next one, and puts it into its list. The block before it is in use.</summary>
    [NoHeapAllocation]
    private void InsertFree(ref TMemory memory, long block, long size, TlsfFlags flags)
    {
        int place = TlsfIndex.PlaceFor(size);
        long first = _index.First(place);
        memory.Write(block, TlsfHeader.Make(block, size, flags | TlsfFlags.Free));
        memory.Write(block + 8, (ulong)first);
        memory.Write(block + 16, None);
        memory.Write(block + size - HeaderBytes, (ulong)size);
        if (first != None)
        {
            memory.Write(first + 16, (ulong)block);
        }

        _index.SetFirst(place, block);
        SetPreviousFree(ref memory, block + size, TlsfFlags.PreviousFree);
        FreeBytes += size;
    }

    [NoHeapAllocation]
    private void RemoveFree(ref TMemory memory, long block, long size)
    {
        long next = NextFree(ref memory, block);
        long previous = (long)memory.Read(block + 16);
        if (next != None)
        {
            memory.Write(next + 16, (ulong)previous);
        }

        if (previous != None)
        {
            memory.Write(previous + 8, (ulong)next);
        }
        else
        {
            _index.SetFirst(TlsfIndex.PlaceFor(size), next);
        }

        FreeBytes -= size;
    }

    [NoHeapAllocation]
    private void SetPreviousFree(ref TMemory memory, long block, TlsfFlags state) =>
        memory.Write(block, (memory.Read(block) & ~(ulong)TlsfFlags.PreviousFree) | (ulong)state);

    [NoHeapAllocation]
    private long NextFree(ref TMemory memory, long block) => (long)memory.Read(block + 8);
}
