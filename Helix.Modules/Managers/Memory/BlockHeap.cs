using System;
using System.Collections.Generic;
using System.Threading;
using Helix.Interfaces.Memory;
using Helix.Interfaces.Primitives;
using Helix.Modules.Managers.Memory.Checks;
using Helix.Modules.Managers.Memory.Tlsf;

namespace Helix.Modules.Managers.Memory;

/// <summary>
/// The memory manager's blocks: a two-level heap over a range of addresses that is backed by memory from its beginning as far as it is used.
/// With checks, every block has red zones and is poisoned when it is freed (<see cref="CheckedHeap{TMemory}"/>). May be called from any thread.
/// </summary>
internal sealed class BlockHeap
{
    private const int PageBytes = 4096;
    private const int GrowthBytes = 1 << 20;

    /// <summary>What a block of any alignment needs beside its own size.</summary>
    private const int SlackBytes = 3 * PageBytes;

    private const int QuarantineBlocks = 64;

    private readonly Lock _gate = new();
    private readonly TlsfHeap<SpanMemory> _heap = new();
    private readonly CheckedHeap<SpanMemory>? _checked;
    private readonly IVirtualMemory _addresses;
    private readonly MemoryBlock _range;
    private HeapBlock? _first;
    private int _committed;
    private long _blocks;
    private long _used;
    private long _peak;

    private BlockHeap(IVirtualMemory addresses, MemoryBlock range, Action<HeapViolation>? report)
    {
        _addresses = addresses;
        _range = range;
        _checked = report is null ? null : new CheckedHeap<SpanMemory>(_heap, report, QuarantineBlocks);
    }

    /// <summary>Blocks in use, bytes in use as asked for, the most there were, and bytes backed by memory.</summary>
    public (long Blocks, long Used, long Peak, long Held) Counts
    {
        get
        {
            lock (_gate)
            {
                return (_blocks, _used, _peak, _committed);
            }
        }
    }

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
    public Span<byte> BytesAt(nint address, int sizeBytes) => _range.Bytes.Slice((int)(address - _range.Address), sizeBytes);

    /// <summary>Takes a block filled with zeros; as <see cref="IMemManager.Alloc"/>.</summary>
    public Result<MemoryBlock> Allocate(string owner, int sizeBytes, int alignmentBytes)
    {
        lock (_gate)
        {
            Result<long> taken = Take(owner, sizeBytes, alignmentBytes);
            if (taken.Status == Status.OutOfMemory && Grow(sizeBytes))
            {
                taken = Take(owner, sizeBytes, alignmentBytes);
            }

            if (!taken.TryGet(out long address))
            {
                return taken.Status;
            }

            var block = new HeapBlock(this, (nint)address, sizeBytes, owner) { Next = _first };
            _ = _first is null ? null : _first.Previous = block;
            _first = block;
            _blocks++;
            _used += sizeBytes;
            _peak = Math.Max(_peak, _used);
            block.Bytes.Clear();
            return block;
        }
    }

    /// <summary>Gives a block back; as <see cref="IMemManager.Free"/>.</summary>
    public Status Free(HeapBlock block)
    {
        if (!block.TryFree())
        {
            return Status.InvalidArgument;
        }

        lock (_gate)
        {
            _ = block.Previous is null ? _first = block.Next : block.Previous.Next = block.Next;
            _ = block.Next is null ? null : block.Next.Previous = block.Previous;
            _blocks--;
            _used -= block.SizeBytes;
            SpanMemory memory = Memory();

            // A block whose zones were written was reported, and is free all the same.
            return _checked is null ? _heap.Free(ref memory, block.Address) : _checked.Free(ref memory, block.Address, block.Owner);
        }
    }

    /// <summary>Adds up what each owner has.</summary>
    public void Count(SortedDictionary<string, OwnerUsage> owners)
    {
        lock (_gate)
        {
            for (HeapBlock? block = _first; block is not null; block = block.Next)
            {
                OwnerUsage usage = owners.GetValueOrDefault(block.Owner, new OwnerUsage(block.Owner, 0, 0, 0));
                owners[block.Owner] = usage with { Blocks = usage.Blocks + 1, Bytes = usage.Bytes + block.SizeBytes };
            }
        }
    }

    /// <summary>What is wrong; null if nothing is.</summary>
    public string? CheckInvariants()
    {
        lock (_gate)
        {
            SpanMemory memory = Memory();
            _checked?.Flush(ref memory);
            return _committed == 0 ? null : _heap.CheckInvariants(ref memory, _range.Address, _committed);
        }
    }

    private Result<long> Take(string owner, int sizeBytes, int alignmentBytes)
    {
        SpanMemory memory = Memory();
        return _checked is null
            ? _heap.Allocate(ref memory, sizeBytes, alignmentBytes)
            : _checked.Allocate(ref memory, sizeBytes, alignmentBytes, owner);
    }

    /// <summary>Backs more of the range with memory, enough for one block.</summary>
    private bool Grow(int sizeBytes)
    {
        long wanted = ((long)sizeBytes + (sizeBytes >> 4) + SlackBytes + GrowthBytes - 1) / GrowthBytes * GrowthBytes;
        int more = (int)Math.Min(wanted, _range.SizeBytes - _committed);
        if (more < wanted - GrowthBytes + PageBytes || _addresses.Commit(_range, _committed, more).IsError())
        {
            return false;
        }

        _committed += more;
        SpanMemory memory = Memory();
        return (_committed == more ? _heap.AddPool(ref memory, _range.Address, more) : _heap.Grow(ref memory, more)).IsOk();
    }

    private SpanMemory Memory() => new(_range.Bytes, _range.Address);
}
