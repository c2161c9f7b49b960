using System;
using System.Collections.Generic;
using Helix.Interfaces.Primitives;
using Helix.Modules.Managers.Memory.Tlsf;

namespace Helix.Modules.Managers.Memory.Checks;

/// <summary>
/// A heap that looks after its callers, for debugging builds. Around each block are red zones of a known pattern, checked when it
/// is freed. A block that is freed is filled with poison and kept for a while before the heap may use it again; if the poison has
/// changed by then, someone used it. Every block has an owner, who is named. One caller at a time; allocates on the managed heap.
/// </summary>
/// <typeparam name="TMemory">The memory that the heap is over.</typeparam>
/// <param name="heap">The heap.</param>
/// <param name="report">Is told of what was done wrong.</param>
/// <param name="quarantineBlocks">How many freed blocks are kept.</param>
public sealed class CheckedHeap<TMemory>(TlsfHeap<TMemory> heap, Action<HeapViolation> report, int quarantineBlocks)
    where TMemory : struct, IHeapMemory, allows ref struct
{
    private const byte RedZone = 0xB5;
    private const byte Fresh = 0xCD;
    private const byte Poison = 0xDB;
    private const long ZoneBytes = 16;

    private readonly Dictionary<long, Block> _used = [];
    private readonly Dictionary<long, Block> _freed = [];
    private readonly Queue<long> _quarantine = [];

    /// <summary>Takes a block for an owner; as <see cref="TlsfHeap{TMemory}.Allocate"/>. Its content is a pattern.</summary>
    public Result<long> Allocate(ref TMemory memory, long sizeBytes, long alignmentBytes, string owner)
    {
        if (sizeBytes < 1 || sizeBytes > long.MaxValue / 2)
        {
            return sizeBytes < 1 ? Status.InvalidArgument : Status.OutOfMemory;
        }

        long front = Math.Max(alignmentBytes, ZoneBytes);
        Result<long> result = TakeFromHeap(ref memory, front + sizeBytes + ZoneBytes, alignmentBytes);
        if (!result.TryGet(out long start))
        {
            return result.Status;
        }

        long address = start + front;
        memory.Bytes(start, front).Fill(RedZone);
        memory.Bytes(address, sizeBytes).Fill(Fresh);
        memory.Bytes(address + sizeBytes, ZoneBytes).Fill(RedZone);
        _used.Add(address, new Block(sizeBytes, front, owner));
        return address;
    }

    /// <summary>Gives a block back.</summary>
    /// <param name="memory">Where the blocks are.</param>
    /// <param name="address">As Allocate answered.</param>
    /// <param name="owner">Who frees, for the report.</param>
    /// <returns><see cref="Status.InvalidArgument"/> if it is none in use; <see cref="Status.Corrupt"/> if it was freed, but its
    /// zones were written.</returns>
    public Status Free(ref TMemory memory, long address, string owner)
    {
        if (!_used.Remove(address, out Block block))
        {
            bool wasFreed = _freed.TryGetValue(address, out Block old);
            report(wasFreed
                ? new HeapViolation(HeapViolationKind.DoubleFree, address, old.SizeBytes, old.Owner, 0)
                : new HeapViolation(HeapViolationKind.ForeignFree, address, 0, owner, 0));
            return Status.InvalidArgument;
        }

        bool isWhole = Check(ref memory, in block, address, -block.FrontBytes, block.FrontBytes, RedZone, HeapViolationKind.Underrun)
            & Check(ref memory, in block, address, block.SizeBytes, ZoneBytes, RedZone, HeapViolationKind.Overrun);
        memory.Bytes(address, block.SizeBytes).Fill(Poison);
        _freed.Add(address, block);
        _quarantine.Enqueue(address);
        if (_quarantine.Count > quarantineBlocks)
        {
            ReleaseOldest(ref memory);
        }

        return isWhole ? Status.Ok : Status.Corrupt;
    }

    /// <summary>Gives all blocks that are kept back to the heap, and reports those that were used.</summary>
    public void Flush(ref TMemory memory)
    {
        while (_quarantine.Count > 0)
        {
            ReleaseOldest(ref memory);
        }
    }

    /// <summary>The blocks that an owner has not freed.</summary>
    public IReadOnlyList<HeapLeak> FindLeaks(string owner)
    {
        List<HeapLeak> leaks = [];
        foreach ((long address, Block block) in _used)
        {
            if (block.Owner == owner)
            {
                leaks.Add(new HeapLeak(address, block.SizeBytes));
            }
        }

        return leaks;
    }

    private Result<long> TakeFromHeap(ref TMemory memory, long sizeBytes, long alignmentBytes)
    {
        Result<long> result = heap.Allocate(ref memory, sizeBytes, alignmentBytes);
        if (result.Status == Status.OutOfMemory && _quarantine.Count > 0)
        {
            Flush(ref memory);
            result = heap.Allocate(ref memory, sizeBytes, alignmentBytes);
        }

        return result;
    }

    private void ReleaseOldest(ref TMemory memory)
    {
        long address = _quarantine.Dequeue();
        _ = _freed.Remove(address, out Block block);
        _ = Check(ref memory, in block, address, 0, block.SizeBytes, Poison, HeapViolationKind.UseAfterFree);
        if (heap.Free(ref memory, address - block.FrontBytes).IsError())
        {
            report(new HeapViolation(HeapViolationKind.Underrun, address, block.SizeBytes, block.Owner, -block.FrontBytes));
        }
    }

    private bool Check(ref TMemory memory, in Block block, long address, long offset, long count, byte pattern, HeapViolationKind kind)
    {
        int wrong = memory.Bytes(address + offset, count).IndexOfAnyExcept(pattern);
        if (wrong >= 0)
        {
            report(new HeapViolation(kind, address, block.SizeBytes, block.Owner, offset + wrong));
        }

        return wrong < 0;
    }

    private readonly record struct Block(long SizeBytes, long FrontBytes, string Owner);
}
