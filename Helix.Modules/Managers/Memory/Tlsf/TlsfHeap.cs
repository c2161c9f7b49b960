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
public sealed class TlsfHeap<TMemory> : IHeap
    where TMemory : struct, IHeapMemory
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
    private TMemory _memory;
    private int _pools;

    /// <summary>Makes a heap without any memory.</summary>
    public TlsfHeap(TMemory memory) => _memory = memory;

    /// <summary>Bytes in blocks in use, headers included.</summary>
    public long UsedBytes { get; private set; }

    /// <summary>Bytes in free blocks.</summary>
    public long FreeBytes { get; private set; }

    /// <summary>Adds memory, of which the heap writes headers into at once.</summary>
    /// <param name="address">Its beginning, not 0, a multiple of 16.</param>
    /// <param name="sizeBytes">A multiple of 16, at least 64, less than 2^40.</param>
    /// <returns><see cref="Status.InvalidArgument"/>; <see cref="Status.NoSpace"/> for the 33rd pool.</returns>
    public Status AddPool(long address, long sizeBytes)
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
        _memory.Write(first + size, TlsfHeader.Make(first + size, 0, TlsfFlags.None));
        InsertFree(first, size, TlsfFlags.None);
        return Status.Ok;
    }

    /// <inheritdoc />
    public Result<long> Allocate(long sizeBytes, long alignmentBytes)
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
        long block = FindFree(size + slack);
        return block == None ? Status.OutOfMemory : Carve(block, size, alignmentBytes) + HeaderBytes;
    }

    /// <inheritdoc />
    public Status Free(long address)
    {
        long block = address - HeaderBytes;
        if (!IsInUse(block))
        {
            return Status.InvalidArgument;
        }

        ulong header = _memory.Read(block);
        long size = TlsfHeader.SizeOf(header);
        UsedBytes -= size;
        long next = block + size;
        ulong nextHeader = _memory.Read(next);
        if ((TlsfHeader.FlagsOf(header) & TlsfFlags.PreviousFree) != 0)
        {
            long before = (long)_memory.Read(block - HeaderBytes);
            _memory.Write(block, 0);
            block -= before;
            size += before;
            RemoveFree(block, before);
        }

        if ((TlsfHeader.FlagsOf(nextHeader) & TlsfFlags.Free) != 0)
        {
            long after = TlsfHeader.SizeOf(nextHeader);
            RemoveFree(next, after);
            size += after;
        }

        InsertFree(block, size, TlsfFlags.None);
        return Status.Ok;
    }

    /// <inheritdoc />
    public Result<long> SizeOf(long address) =>
        IsInUse(address - HeaderBytes) ? TlsfHeader.SizeOf(_memory.Read(address - HeaderBytes)) - HeaderBytes : Status.InvalidArgument;

    /// <summary>Walks over the blocks of a pool and the lists of the index.</summary>
    /// <param name="address">As for AddPool; for a heap with one pool.</param>
    /// <param name="sizeBytes">As for AddPool.</param>
    /// <returns>What is wrong; null if nothing is.</returns>
    public string? CheckInvariants(long address, long sizeBytes)
    {
        (long used, long free, int blocks) = (0, 0, 0);
        bool wasFree = false;
        long block = address + HeaderBytes;
        long end = address + sizeBytes - HeaderBytes;
        while (block < end)
        {
            ulong header = _memory.Read(block);
            long size = TlsfHeader.SizeOf(header);
            bool isFree = (TlsfHeader.FlagsOf(header) & TlsfFlags.Free) != 0;
            bool saysFree = (TlsfHeader.FlagsOf(header) & TlsfFlags.PreviousFree) != 0;
            if (!TlsfHeader.IsSealed(block, header) || size < SmallestBlock || saysFree != wasFree || (isFree && wasFree)
                || (isFree && (long)_memory.Read(block + size - HeaderBytes) != size))
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
            : CountListed() != blocks ? "the lists do not hold all free blocks" : null;
    }

    private int CountListed()
    {
        int count = 0;
        for (int place = 0; place < TlsfIndex.Places; place++)
        {
            for (long block = _index.First(place); block != None; block = NextFree(block))
            {
                count += TlsfIndex.PlaceFor(TlsfHeader.SizeOf(_memory.Read(block))) == place ? 1 : int.MinValue / 2;
            }
        }

        return _index.IsSound() ? count : -1;
    }

    /// <summary>
    /// Whether an address is the header of a block in use: within the pools, aligned, sealed, and its neighbour agrees.
    /// </summary>
    [NoHeapAllocation]
    private bool IsInUse(long block)
    {
        long end = EndOfPool(block);
        if (end == None || (block & (Granule - 1)) != HeaderBytes)
        {
            return false;
        }

        ulong header = _memory.Read(block);
        long size = TlsfHeader.SizeOf(header);
        if (!TlsfHeader.IsSealed(block, header) || (TlsfHeader.FlagsOf(header) & TlsfFlags.Free) != 0
            || size < SmallestBlock || size > end - block)
        {
            return false;
        }

        ulong next = _memory.Read(block + size);
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
    private long FindFree(long size)
    {
        int place = _index.FindFrom(TlsfIndex.PlaceAbove(size));
        if (place < 0)
        {
            return None;
        }

        long block = _index.First(place);
        RemoveFree(block, TlsfHeader.SizeOf(_memory.Read(block)));
        return block;
    }

    /// <summary>
    /// Makes a block in use from a free one that is in no list; what is before an aligned beginning and behind the end stays
    /// free.
    /// </summary>
    [NoHeapAllocation]
    private long Carve(long block, long size, long alignment)
    {
        long whole = TlsfHeader.SizeOf(_memory.Read(block));
        long start = ((block + HeaderBytes + alignment - 1) & -alignment) - HeaderBytes;
        if (start != block && start - block < SmallestBlock)
        {
            start += Math.Max(alignment, SmallestBlock);
        }

        TlsfFlags flags = TlsfFlags.None;
        if (start != block)
        {
            InsertFree(block, start - block, TlsfFlags.None);
            whole -= start - block;
            flags = TlsfFlags.PreviousFree;
        }

        size = whole - size < SmallestBlock ? whole : size;
        _memory.Write(start, TlsfHeader.Make(start, size, flags));
        UsedBytes += size;
        if (whole > size)
        {
            InsertFree(start + size, whole - size, TlsfFlags.None);
        }
        else
        {
            SetPreviousFree(start + size, TlsfFlags.None);
        }

        return start;
    }

    /// <summary>Writes a free block, tells the next one, and puts it into its list. The block before it is in use.</summary>
    [NoHeapAllocation]
    private void InsertFree(long block, long size, TlsfFlags flags)
    {
        int place = TlsfIndex.PlaceFor(size);
        long first = _index.First(place);
        _memory.Write(block, TlsfHeader.Make(block, size, flags | TlsfFlags.Free));
        _memory.Write(block + 8, (ulong)first);
        _memory.Write(block + 16, None);
        _memory.Write(block + size - HeaderBytes, (ulong)size);
        if (first != None)
        {
            _memory.Write(first + 16, (ulong)block);
        }

        _index.SetFirst(place, block);
        SetPreviousFree(block + size, TlsfFlags.PreviousFree);
        FreeBytes += size;
    }

    [NoHeapAllocation]
    private void RemoveFree(long block, long size)
    {
        long next = NextFree(block);
        long previous = (long)_memory.Read(block + 16);
        if (next != None)
        {
            _memory.Write(next + 16, (ulong)previous);
        }

        if (previous != None)
        {
            _memory.Write(previous + 8, (ulong)next);
        }
        else
        {
            _index.SetFirst(TlsfIndex.PlaceFor(size), next);
        }

        FreeBytes -= size;
    }

    [NoHeapAllocation]
    private void SetPreviousFree(long block, TlsfFlags state) =>
        _memory.Write(block, (_memory.Read(block) & ~(ulong)TlsfFlags.PreviousFree) | (ulong)state);

    [NoHeapAllocation]
    private long NextFree(long block) => (long)_memory.Read(block + 8);
}
