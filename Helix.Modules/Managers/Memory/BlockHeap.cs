using System;
using System.Collections.Generic;
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
    private readonly CheckedHeap? _checked;
    private readonly IVirtualMemory _addresses;
    private readonly MemoryBlock _range;
    private readonly Dictionary<string, OwnedBlocks> _owners = new(StringComparer.Ordinal);
    private readonly Action<HeapViolation>? _report;
    private readonly Action<HeapBlock> _lost;
    private int _committed;
    private long _peak;
    private bool _isClosed;

    private BlockHeap(IVirtualMemory addresses, MemoryBlock range, Action<HeapViolation>? report, Action<HeapBlock> lost)
    {
        _addresses = addresses;
        _range = range;
        _report = report;
        _lost = lost;
        _checked = report is null ? null : new CheckedHeap(_heap, range.Address, report, QuarantineBlocks);
    }

    /// <summary>The first byte of its range.</summary>
    public nint Address => _range.Address;

    /// <summary>Blocks in use, bytes in them as asked for, the most bytes that the heap had out, and bytes backed by memory.</summary>
    public (long Blocks, long Used, long Peak, long Held) Counts
    {
        get
        {
            using HeapGate.Holder held = _gate.Hold();
            (long blocks, long used) = (0, 0);
            foreach (OwnedBlocks owner in _owners.Values)
            {
                (long ofOwner, long bytes) = owner.Count();
                blocks += ofOwner;
                used += bytes;
            }

            return (blocks, used, _peak, _committed);
        }
    }

    /// <summary>All memory of its range.</summary>
    public Span<ulong> Words => MemoryMarshal.Cast<byte, ulong>(_range.Bytes);

    /// <summary>Makes a heap.</summary>
    /// <param name="addresses">Where memory comes from.</param>
    /// <param name="mostBytes">The most that it will hold, a multiple of 4096.</param>
    /// <param name="report">Is told of what callers do wrong, under the heap's lock; null for a heap without checks.</param>
    /// <param name="lost">Is told of a block that cannot be given back, as what is beside it was overwritten.</param>
    /// <returns><see cref="Status.OutOfMemory"/>.</returns>
    public static Result<BlockHeap> Create(IVirtualMemory addresses, int mostBytes, Action<HeapViolation>? report, Action<HeapBlock> lost)
    {
        Result<MemoryBlock> range = addresses.Reserve(mostBytes);
        return range.TryGet(out MemoryBlock? block) ? new BlockHeap(addresses, block, report, lost) : range.Status;
    }

    /// <summary>Ends it: gives all memory back.</summary>
    /// <returns><see cref="Status.InUse"/> while blocks are; then nothing has changed.</returns>
    public Status Close()
    {
        using HeapGate.Holder held = _gate.Hold();
        bool isInUse = false;
        foreach (OwnedBlocks owner in _owners.Values)
        {
            isInUse |= owner.Close() != 0;
        }

        _isClosed = !isInUse;
        if (_isClosed)
        {
            return _addresses.Release(_range);
        }

        foreach (OwnedBlocks owner in _owners.Values)
        {
            owner.Reopen();
        }

        return Status.InUse;
    }

    /// <summary>The blocks of an owner; who asks again gets the same.</summary>
    public Result<BlockStore> Open(string name)
    {
        try
        {
            using HeapGate.Holder held = _gate.Hold();
            if (!_owners.TryGetValue(name, out OwnedBlocks? owner))
            {
                owner = new OwnedBlocks(this, new string(name), _checked is null);
                _owners.Add(owner.Name, owner);
            }

            return owner;
        }
        catch (OutOfMemoryException)
        {
            return Status.OutOfMemory;
        }
    }

    /// <summary>The bytes of a block.</summary>
    public Span<byte> BytesAt(int offset, int sizeBytes) => _range.Bytes.Slice(offset, sizeBytes);

    /// <summary>Takes a block filled with zeros for an owner; as <see cref="BlockStore.Alloc"/>.</summary>
    public Result<MemoryBlock> Take(OwnedBlocks owner, int sizeBytes, int alignmentBytes)
    {
        try
        {
            // Whatever there may be no memory for is made before a block is taken, which nobody could give back.
            var block = new HeapBlock(owner.Unkept, sizeBytes);
            using HeapGate.Holder held = _gate.Hold();
            if (_isClosed)
            {
                return Status.InvalidState;
            }

            Span<ulong> words = Words;
            Result<long> taken = Take(words, owner.Name, sizeBytes, alignmentBytes);
            if (!taken.IsOk)
            {
                return taken.Status;
            }

            Account(owner, block, (int)(taken.Value / sizeof(ulong)) - 1);
            if (_checked is null)
            {
                block.Shelf = owner.ShelfOf(TlsfHeader.WordsOf(words[block.Place]));
            }

            block.Bytes.Clear();
            return Result<MemoryBlock>.Success(block);
        }
        catch (OutOfMemoryException)
        {
            return Status.OutOfMemory;
        }
    }

    /// <summary>Gives a block back whose life has ended; as <see cref="BlockStore.Free"/>.</summary>
    public Status Give(HeapBlock block)
    {
        Status status = GiveToHeap(block);
        if (status.IsError())
        {
            _lost(block);
        }

        return status;
    }

    /// <summary>A block is freed whose life had ended.</summary>
    public Status Refuse(HeapBlock block)
    {
        _report?.Invoke(new HeapViolation(HeapViolationKind.DoubleFree, block.Address, block.SizeBytes, block.Shelf.Owner.Name, 0));
        return Status.InvalidArgument;
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
            _ = ClearShelves();
            Shrink(Words, PageBytes);
        }

        return before - _committed;
    }

    /// <summary>Adds up what each owner has.</summary>
    public void Count(SortedDictionary<string, OwnerUsage> owners)
    {
        using HeapGate.Holder held = _gate.Hold();
        foreach (OwnedBlocks owner in _owners.Values)
        {
            (long blocks, long bytes) = owner.Count();
            if (blocks != 0)
            {
                owners[owner.Name] = new OwnerUsage(owner.Name, blocks, bytes, 0);
            }
        }
    }

    /// <summary>What is wrong; null if nothing is.</summary>
    public string? CheckInvariants()
    {
        using HeapGate.Holder held = _gate.Hold();
        _checked?.Flush(Words);
        _ = ClearShelves();
        return _committed == 0 ? null : _heap.CheckInvariants(Words);
    }

    /// <summary>Takes a block, from more memory if there has to be.</summary>
    private Result<long> Take(Span<ulong> words, string owner, int sizeBytes, int alignmentBytes)
    {
        Result<long> taken = TakeOnce(words, owner, sizeBytes, alignmentBytes);
        if (taken.Status == Status.OutOfMemory && ClearShelves())
        {
            taken = TakeOnce(words, owner, sizeBytes, alignmentBytes);
        }

        if (taken.Status == Status.OutOfMemory && Grow(sizeBytes))
        {
            taken = TakeOnce(words, owner, sizeBytes, alignmentBytes);
        }

        return taken;
    }

    private Result<long> TakeOnce(Span<ulong> words, string owner, int sizeBytes, int alignmentBytes) =>
        _checked is null ? _heap.Allocate(words, sizeBytes, alignmentBytes) : _checked.Allocate(words, sizeBytes, alignmentBytes, owner);

    private Status GiveToHeap(HeapBlock block)
    {
        using HeapGate.Holder held = _gate.Hold();
        OwnedBlocks owner = block.Shelf.Owner;
        owner.Blocks--;
        owner.Bytes -= block.SizeBytes;
        Span<ulong> words = Words;
        if (_checked is not null)
        {
            return _checked.Free(words, block.Offset, owner.Name).IsOk() ? Status.Ok : Status.Corrupt;
        }

        if (_heap.Free(words, block.Offset).IsError())
        {
            return Status.Corrupt;
        }

        if (_heap.FreeAtEnd(words) >= MostFreeAtEnd)
        {
            Shrink(words, GrowthBytes);
        }

        return Status.Ok;
    }

    private void Account(OwnedBlocks owner, HeapBlock block, int place)
    {
        block.Place = place;
        owner.Blocks++;
        owner.Bytes += block.SizeBytes;
        _peak = Math.Max(_peak, _heap.UsedBytes);
    }

    /// <summary>Gives all blocks that lie on shelves to the heap.</summary>
    /// <returns>False if there were none.</returns>
    private bool ClearShelves()
    {
        bool any = false;
        foreach (OwnedBlocks owner in _owners.Values)
        {
            foreach (Shelf shelf in owner.Shelves)
            {
                int count = shelf.Enter();
                for (int i = 0; i < count; i++)
                {
                    any |= _heap.Free(Words, (long)(shelf.Places[i] + 1) * sizeof(ulong)).IsOk();
                }

                if (count != HeldCount.Held)
                {
                    owner.Blocks -= count;
                    shelf.Exit(0);
                }
            }
        }

        return any;
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
