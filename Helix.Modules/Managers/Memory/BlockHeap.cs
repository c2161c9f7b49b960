using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Helix.Interfaces.Memory;
using Helix.Interfaces.Primitives;
using Helix.Modules.Managers.Memory.Checks;
using Helix.Modules.Managers.Memory.Tlsf;

namespace Helix.Modules.Managers.Memory;

/// <summary>
/// The memory manager's blocks: a two-level heap over a range of addresses that is backed by memory from its beginning as far as it is used.
/// With checks, every block has red zones and is poisoned when it is freed (<see cref="CheckedHeap"/>). May be called from any thread.
/// </summary>
internal sealed class BlockHeap
{
    private const int PageBytes = 4096;
    private const int GrowthBytes = 1 << 20;

    /// <summary>So much at its end is free before a heap becomes smaller by itself.</summary>
    private const int MostFreeAtEnd = 4 * GrowthBytes;

    /// <summary>What a block of any alignment needs beside its own size.</summary>
    private const int SlackBytes = 3 * PageBytes;

    private const int QuarantineBlocks = 64;

    private readonly HeapGate _gate = new();
    private readonly TlsfHeap _heap = new();
    private readonly ParkedBlocks _parked = new();
    private readonly CheckedHeap? _checked;
    private readonly IVirtualMemory _addresses;
    private readonly MemoryBlock _range;
    private readonly Dictionary<string, BlockOwner> _owners = new(StringComparer.Ordinal);
    private BlockOwner _lastOwner = new("");
    private int _committed;
    private long _used;
    private long _peak;

    private BlockHeap(IVirtualMemory addresses, MemoryBlock range, Action<HeapViolation>? report)
    {
        _addresses = addresses;
        _range = range;
        _owners.Add(_lastOwner.Name, _lastOwner);
        _checked = report is null ? null : new CheckedHeap(_heap, range.Address, report, QuarantineBlocks);
    }

    /// <summary>The first byte of its range.</summary>
    public nint Address => _range.Address;

    /// <summary>Blocks in use, bytes in use as asked for, the most there were, and bytes backed by memory.</summary>
    public (long Blocks, long Used, long Peak, long Held) Counts
    {
        get
        {
            using HeapGate.Holder held = _gate.Hold();
            long blocks = 0;
            foreach (BlockOwner owner in _owners.Values)
            {
                blocks += owner.Blocks;
            }

            return (blocks, _used, _peak, _committed);
        }
    }

    private Span<ulong> Words => MemoryMarshal.Cast<byte, ulong>(_range.Bytes);

    /// <summary>Makes a heap.</summary>
    /// <param name="addresses">Where memory comes from.</param>
    /// <param name="mostBytes">The most that it will hold, a multiple of 4096.</param>
    /// <param name="report">Is told of what callers do wrong, under the heap's lock; null for a heap without checks.</param>
    /// <returns><see cref="Status.OutOfMemory"/>.</returns>
    public static Result<BlockHeap> Create(IVirtualMemory addresses, int mostBytes, Action<HeapViolation>? report)
    {
        Result<MemoryBlock> range = addresses.Reserve(mostBytes);
        return range.TryGet(out MemoryBlock? block) ? new BlockHeap(addresses, block, report) : range.Status;
    }

    /// <summary>Gives all memory back. No block is used any more.</summary>
    public Status Release() => _addresses.Release(_range);

    /// <summary>The bytes of a block.</summary>
    public Span<byte> BytesAt(int offset, int sizeBytes) => _range.Bytes.Slice(offset, sizeBytes);

    /// <summary>Takes a block filled with zeros; as <see cref="IMemManager.Alloc"/>.</summary>
    public Result<MemoryBlock> Allocate(string owner, int sizeBytes, int alignmentBytes)
    {
        try
        {
            // Whatever there may be no memory for is made before a block is taken, which nobody could give back.
            var block = new HeapBlock(this, sizeBytes);
            using HeapGate.Holder held = _gate.Hold();
            BlockOwner account = Account(owner);
            Span<byte> bytes = _range.Bytes;
            Span<ulong> words = MemoryMarshal.Cast<byte, ulong>(bytes);
            int offset = _parked.Take(words, sizeBytes, alignmentBytes);
            if (offset == 0)
            {
                Result<long> taken = TakeFromHeap(words, owner, sizeBytes, alignmentBytes);
                if (!taken.IsOk)
                {
                    return taken.Status;
                }

                offset = (int)taken.Value;
            }

            bytes.Slice(offset, sizeBytes).Clear();
            Note(account, sizeBytes);
            block.Place(account, offset);
            return Result<MemoryBlock>.Success(block);
        }
        catch (OutOfMemoryException)
        {
            return Status.OutOfMemory;
        }
    }

    /// <summary>Gives a block back; as <see cref="IMemManager.Free"/>.</summary>
    public Status Free(HeapBlock block)
    {
        if (!block.TryFree())
        {
            return Status.InvalidArgument;
        }

        using HeapGate.Holder held = _gate.Hold();
        BlockOwner owner = block.Owner;
        owner.Blocks--;
        owner.Bytes -= block.SizeBytes;
        _used -= block.SizeBytes;
        Span<ulong> words = Words;
        if (_checked is not null)
        {
            return _checked.Free(words, block.Offset, owner.Name).IsOk() ? Status.Ok : Status.Corrupt;
        }

        if (!_heap.TryFind(words, block.Offset, out int place, out int size))
        {
            return Status.Corrupt;
        }

        if (!_parked.TryPark(words, place, size))
        {
            _heap.Free(words, place, size);
            if (_heap.FreeAtEnd(words) >= MostFreeAtEnd)
            {
                Shrink(words, GrowthBytes);
            }
        }

        return Status.Ok;
    }

    /// <summary>Gives back what nothing is in at the end of the heap, however little.</summary>
    /// <returns>How many bytes that were.</returns>
    public long Reap()
    {
        using HeapGate.Holder held = _gate.Hold();
        int before = _committed;
        if (before != 0)
        {
            _checked?.Flush(Words);
            _ = _parked.Flush(Words, _heap);
            Shrink(Words, PageBytes);
        }

        return before - _committed;
    }

    /// <summary>Adds up what each owner has.</summary>
    public void Count(SortedDictionary<string, OwnerUsage> owners)
    {
        using HeapGate.Holder held = _gate.Hold();
        foreach (BlockOwner owner in _owners.Values)
        {
            if (owner.Blocks != 0)
            {
                owners[owner.Name] = new OwnerUsage(owner.Name, owner.Blocks, owner.Bytes, 0);
            }
        }
    }

    /// <summary>What is wrong; null if nothing is.</summary>
    public string? CheckInvariants()
    {
        using HeapGate.Holder held = _gate.Hold();
        _checked?.Flush(Words);
        _ = _parked.Flush(Words, _heap);
        return _committed == 0 ? null : _heap.CheckInvariants(Words);
    }

    /// <summary>Takes a block, from more memory if there has to be.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private Result<long> TakeFromHeap(Span<ulong> words, string owner, int sizeBytes, int alignmentBytes)
    {
        Result<long> taken = Take(words, owner, sizeBytes, alignmentBytes);
        if (taken.Status == Status.OutOfMemory && _parked.Flush(words, _heap))
        {
            taken = Take(words, owner, sizeBytes, alignmentBytes);
        }

        if (taken.Status == Status.OutOfMemory && Grow(sizeBytes))
        {
            taken = Take(words, owner, sizeBytes, alignmentBytes);
        }

        return taken;
    }

    private Result<long> Take(Span<ulong> words, string owner, int sizeBytes, int alignmentBytes) =>
        _checked is null ? _heap.Allocate(words, sizeBytes, alignmentBytes) : _checked.Allocate(words, sizeBytes, alignmentBytes, owner);

    /// <summary>The account of an owner.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private BlockOwner Account(string name)
    {
        BlockOwner owner = _lastOwner;
        return ReferenceEquals(owner.Key, name) ? owner : FindOwner(name);
    }

    /// <summary>Counts a block that an owner has got.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Note(BlockOwner owner, int sizeBytes)
    {
        owner.Blocks++;
        owner.Bytes += sizeBytes;
        _used += sizeBytes;
        if (_used > _peak)
        {
            _peak = _used;
        }
    }

    /// <summary>Finds who has this name and makes it the last one.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private BlockOwner FindOwner(string name)
    {
        if (!_owners.TryGetValue(name, out BlockOwner? owner))
        {
            owner = new BlockOwner(name);
            _owners.Add(owner.Name, owner);
        }

        owner.Key = name;
        return _lastOwner = owner;
    }

    /// <summary>Backs more of the range with memory, enough for one block together with what is free at the end.</summary>
    private bool Grow(int sizeBytes)
    {
        long missing = Math.Max((long)sizeBytes + (sizeBytes >> 4) + SlackBytes - _heap.FreeAtEnd(Words), 1);
        long wanted = (missing + GrowthBytes - 1) / GrowthBytes * GrowthBytes;
        int more = (int)Math.Min(wanted, _range.SizeBytes - _committed);
        if (more < wanted - GrowthBytes + PageBytes || _addresses.Commit(_range, _committed, more).IsError())
        {
            return false;
        }

        _committed += more;
        return _heap.Grow(Words[..(_committed / sizeof(ulong))]).IsOk();
    }

    private void Shrink(Span<ulong> words, int pieceBytes)
    {
        int left = _heap.Shrink(words, pieceBytes);
        if (left < _committed && _addresses.Decommit(_range, left, _committed - left).IsOk())
        {
            _committed = left;
        }
    }
}
