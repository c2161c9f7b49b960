using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using Helix.Interfaces.Primitives;
using Helix.Modules.Managers.Memory.Tlsf;

namespace Helix.Modules.Managers.Memory.Checks;

/// <summary>
/// A heap that looks after its callers, for debugging builds. Around each block are red zones of a known pattern, checked when it
/// is freed. A block that is freed is filled with poison and kept for a while before the heap may use it again; if the poison has
/// changed by then, someone used it. Every block has an owner, who is named. One caller at a time; allocates on the managed heap.
/// </summary>
/// <param name="heap">The heap.</param>
/// <param name="start">The offset of its memory, for reports; else blocks are named by their offsets.</param>
/// <param name="report">Is told of what was done wrong.</param>
/// <param name="quarantineBlocks">How many freed blocks are kept.</param>
public sealed class CheckedHeap(TlsfHeap heap, long start, Action<HeapViolation> report, int quarantineBlocks)
{
    private const byte RedZone = 0xB5;
    private const byte Poison = 0xDB;
    private const long ZoneBytes = 16;

    private readonly Dictionary<long, Block> _used = [];
    private readonly Dictionary<long, Block> _freed = new(quarantineBlocks + 1);
    private readonly Queue<long> _quarantine = new(quarantineBlocks + 1);

    /// <summary>Takes a block for an owner; as <see cref="TlsfHeap.Allocate"/>.</summary>
    public Result<long> Allocate(Span<ulong> words, long sizeBytes, long alignmentBytes, string owner)
    {
        if (sizeBytes < 1 || sizeBytes > long.MaxValue / 2)
        {
            return sizeBytes < 1 ? Status.InvalidArgument : Status.OutOfMemory;
        }

        // If there is no memory for this, no block has been taken yet.
        _ = _used.EnsureCapacity(_used.Count + 1);
        long front = Math.Max(alignmentBytes, ZoneBytes);
        Result<long> result = TakeFromHeap(words, front + sizeBytes + ZoneBytes, alignmentBytes);
        if (!result.TryGet(out long whole))
        {
            return result.Status;
        }

        long offset = whole + front;
        Bytes(words, whole, front).Fill(RedZone);
        Bytes(words, offset + sizeBytes, ZoneBytes).Fill(RedZone);
        _used.Add(offset, new Block(sizeBytes, front, owner));
        return offset;
    }

    /// <summary>Gives a block back.</summary>
    /// <param name="words">The memory.</param>
    /// <param name="offset">As Allocate answered.</param>
    /// <param name="owner">Who frees, for the report.</param>
    /// <returns><see cref="Status.InvalidArgument"/> if it is none in use. One whose zones were written is reported and freed.</returns>
    public Status Free(Span<ulong> words, long offset, string owner)
    {
        if (!_used.Remove(offset, out Block block))
        {
            bool wasFreed = _freed.TryGetValue(offset, out Block old);
            report(wasFreed
                ? new HeapViolation(HeapViolationKind.DoubleFree, start + offset, old.SizeBytes, old.Owner, 0)
                : new HeapViolation(HeapViolationKind.ForeignFree, start + offset, 0, owner, 0));
            return Status.InvalidArgument;
        }

        Check(words, in block, offset, -block.FrontBytes, block.FrontBytes, RedZone, HeapViolationKind.Underrun);
        Check(words, in block, offset, block.SizeBytes, ZoneBytes, RedZone, HeapViolationKind.Overrun);
        Bytes(words, offset, block.SizeBytes).Fill(Poison);
        _freed.Add(offset, block);
        _quarantine.Enqueue(offset);
        if (_quarantine.Count > quarantineBlocks)
        {
            ReleaseOldest(words);
        }

        return Status.Ok;
    }

    /// <summary>Gives all blocks that are kept back to the heap, and reports those that were used.</summary>
    public void Flush(Span<ulong> words)
    {
        while (_quarantine.Count > 0)
        {
            ReleaseOldest(words);
        }
    }

    private Result<long> TakeFromHeap(Span<ulong> words, long sizeBytes, long alignmentBytes)
    {
        Result<long> result = heap.Allocate(words, sizeBytes, alignmentBytes);
        if (result.Status == Status.OutOfMemory && _quarantine.Count > 0)
        {
            Flush(words);
            result = heap.Allocate(words, sizeBytes, alignmentBytes);
        }

        return result;
    }

    private void ReleaseOldest(Span<ulong> words)
    {
        long offset = _quarantine.Dequeue();
        _ = _freed.Remove(offset, out Block block);
        Check(words, in block, offset, 0, block.SizeBytes, Poison, HeapViolationKind.UseAfterFree);
        if (heap.Free(words, offset - block.FrontBytes).IsError())
        {
            report(new HeapViolation(HeapViolationKind.Underrun, start + offset, block.SizeBytes, block.Owner, -block.FrontBytes));
        }
    }

    private void Check(Span<ulong> words, in Block block, long offset, long from, long count, byte pattern, HeapViolationKind kind)
    {
        int wrong = Bytes(words, offset + from, count).IndexOfAnyExcept(pattern);
        if (wrong >= 0)
        {
            report(new HeapViolation(kind, start + offset, block.SizeBytes, block.Owner, from + wrong));
        }
    }

    private static Span<byte> Bytes(Span<ulong> words, long offset, long count) => MemoryMarshal.AsBytes(words).Slice((int)offset, (int)count);

    private readonly record struct Block(long SizeBytes, long FrontBytes, string Owner);
}
