using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Helix.Interfaces.Memory;
using Helix.Interfaces.Primitives;
using Helix.Modules.Managers.Memory.Tlsf;

namespace Helix.Modules.Managers.Memory;

/// <summary>
/// The blocks of one module. Small ones that it has freed lie on shelves by size, and are handed out again without a look at the heap; everything else is
/// the heap's affair. The quick ways hold one shelf by one exchange.
/// </summary>
internal sealed class OwnedBlocks : BlockStore
{
    private const int WordBytes = sizeof(ulong);
    private const int GranuleWords = 2;
    private const int SmallestWords = 4;
    private const int GranuleBytes = GranuleWords * WordBytes;
    private const int LineWords = 8;

    /// <summary>Larger blocks are not kept, in words.</summary>
    private const int LargestWords = 64;

    private readonly BlockHeap _heap;

    /// <summary>By the words that are wanted without a header, less one; empty in a heap with checks.</summary>
    private readonly Shelf[] _byNeed;

    /// <summary>In the order of sizes; at the end the one of blocks that are not kept.</summary>
    private readonly Shelf[] _shelves;

    /// <summary>While it is closed, how many blocks lie on each.</summary>
    private readonly int[] _held;

    /// <summary>Makes the store of an owner.</summary>
    /// <param name="heap">The heap.</param>
    /// <param name="name">The module's name.</param>
    /// <param name="isKept">Whether there are shelves at all.</param>
    public OwnedBlocks(BlockHeap heap, string name, bool isKept)
    {
        _heap = heap;
        Name = name;
        int sizes = isKept ? ((LargestWords - SmallestWords) / GranuleWords) + 1 : 0;
        _shelves = new Shelf[sizes + 1];
        _held = new int[sizes + 1];
        for (int i = 0; i < sizes; i++)
        {
            _shelves[i] = new Shelf(this, SmallestWords + (i * GranuleWords));
        }

        _shelves[sizes] = new Shelf(this, Shelf.NoSize);
        _byNeed = new Shelf[isKept ? LargestWords - 1 : 0];
        for (int i = 0; i < _byNeed.Length; i++)
        {
            _byNeed[i] = ShelfOf(Math.Max((i + 2 + GranuleWords - 1) / GranuleWords * GranuleWords, SmallestWords));
        }
    }

    /// <summary>The module's name.</summary>
    public string Name { get; }

    public BlockHeap Heap => _heap;

    public ReadOnlySpan<Shelf> Shelves => _shelves;

    /// <summary>The shelf of the blocks that are not kept.</summary>
    public Shelf Unkept => _shelves[^1];

    /// <summary>Blocks that are out of the heap, whether in use or on a shelf. Under its gate.</summary>
    public long Blocks { get; set; }

    /// <summary>Bytes in blocks that came from the heap, as they were asked for, less those in blocks that went there. Under its gate.</summary>
    public long Bytes { get; set; }

    /// <inheritdoc />
    public override Result<MemoryBlock> Alloc(int sizeBytes, int alignmentBytes)
    {
        Shelf[] shelves = _byNeed;
        uint need = (uint)(sizeBytes - 1) / WordBytes;
        if (need >= (uint)shelves.Length || (uint)(alignmentBytes - 1) >= GranuleBytes || (alignmentBytes & (alignmentBytes - 1)) != 0)
        {
            return _heap.Take(this, sizeBytes, alignmentBytes);
        }

        Shelf shelf = shelves[need];
        HeapBlock block;
        try
        {
            // Whatever there may be no memory for is made before a block is taken, which nobody could give back.
            block = new HeapBlock(shelf, sizeBytes);
        }
        catch (OutOfMemoryException)
        {
            return Status.OutOfMemory;
        }

        int count = shelf.Enter() - 1;
        int[] places = shelf.Places;
        if ((uint)count >= (uint)places.Length)
        {
            return TakeFromHeap(shelf, count + 1, sizeBytes);
        }

        block.Place = places[count];
        shelf.Bytes += sizeBytes;
        shelf.Exit(count);
        return Result<MemoryBlock>.Success(block);
    }

    /// <inheritdoc />
    public override Status Free(MemoryBlock block)
    {
        if (block is not HeapBlock mine || mine.Shelf.Heap != _heap)
        {
            return Status.InvalidArgument;
        }

        if (!mine.TryFree())
        {
            return _heap.Refuse(mine);
        }

        Shelf shelf = mine.Shelf;
        int place = mine.Place;
        int next = place + shelf.Words;
        Span<ulong> words = _heap.Words;
        if (!TlsfHeader.IsInUse(place, words[place], shelf.Words) || (uint)next >= (uint)words.Length || !TlsfHeader.FollowsOneInUse(next, words[next]))
        {
            return _heap.Give(mine);
        }

        Clear(words.Slice(place + 1, shelf.Words - 1));
        int count = shelf.Enter();
        int[] places = shelf.Places;
        if ((uint)count >= (uint)places.Length)
        {
            return GiveToHeap(shelf, count, mine);
        }

        places[count] = place;
        shelf.Bytes -= mine.SizeBytes;
        shelf.Exit(count + 1);
        return Status.Ok;
    }

    /// <summary>The shelf of a block's size in words, header included.</summary>
    public Shelf ShelfOf(int words) => _shelves[Math.Min((words - SmallestWords) / GranuleWords, _shelves.Length - 1)];

    /// <summary>Takes no more blocks, until <see cref="Reopen"/>: whoever is in the middle of a quick way is waited for. Under the heap's gate.</summary>
    /// <returns>How many blocks are in use.</returns>
    public long Close()
    {
        IsClosed = true;
        long blocks = Blocks;
        for (int i = 0; i < _shelves.Length; i++)
        {
            blocks -= _held[i] = _shelves[i].EnterAfterOthers();
        }

        return blocks;
    }

    /// <summary>Takes blocks again.</summary>
    public void Reopen()
    {
        for (int i = 0; i < _shelves.Length; i++)
        {
            _shelves[i].Exit(_held[i]);
        }

        IsClosed = false;
    }

    /// <summary>Blocks in use, and the bytes in them as they were asked for. Under the heap's gate, while it is not closed.</summary>
    public (long Blocks, long Bytes) Count()
    {
        (long blocks, long bytes) = (Blocks, Bytes);
        foreach (Shelf shelf in _shelves)
        {
            int count = shelf.EnterAfterOthers();
            blocks -= count;
            bytes += shelf.Bytes;
            shelf.Exit(count);
        }

        return (blocks, bytes);
    }

    /// <summary>Clears a block in lines of eight words, the last of which may reach back over the one before: some 30 stores, too few for a call.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Clear(Span<ulong> words)
    {
        if (words.Length < LineWords)
        {
            words.Clear();
            return;
        }

        Span<Vector512<ulong>> lines = MemoryMarshal.Cast<ulong, Vector512<ulong>>(words);
        for (int i = 0; i < lines.Length; i++)
        {
            lines[i] = default;
        }

        MemoryMarshal.Cast<ulong, Vector512<ulong>>(words[^LineWords..])[0] = default;
    }

    /// <summary>The shelf is held by another thread, or by this one and empty.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Result<MemoryBlock> TakeFromHeap(Shelf shelf, int count, int sizeBytes)
    {
        if (count != HeldCount.Held)
        {
            shelf.Exit(count);
        }

        return shelf.Heap.Take(shelf.Owner, sizeBytes, GranuleBytes);
    }

    /// <summary>The shelf is held by another thread, or by this one and full.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Status GiveToHeap(Shelf shelf, int count, HeapBlock block)
    {
        if (count != HeldCount.Held)
        {
            shelf.Exit(count);
        }

        return shelf.Heap.Give(block);
    }
}
