using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using Helix.Interfaces.Primitives;

namespace Helix.Modules.Managers.Memory.Tlsf;

/// <summary>
/// Two-level segregated fit (Masmano, Ripoll, Crespo, Real, ECRTS 2004): free blocks are in lists by size class; two levels of
/// bits say which lists are not empty, so that a block is found, split, freed and joined in a bounded number of steps, whatever
/// the heap looks like. The memory is a span that every call is given: the same one, or a longer one after <see cref="Grow"/>.
/// <para>
/// A block begins with a word: its size in bytes, header included, a multiple of 16; bit 0, it is free; bit 1, the block before
/// it is free; bits 48 to 63, a seal of its place, by which a wrong place is told from a block; a header of a block in use that a
/// join swallows is wiped. What is in use goes on with the caller's bytes, 16-aligned. A free block has the links of its list in the next two words,
/// and its size once more, in words, in its last one, where the next block finds its beginning. The memory ends with a header without
/// content that is in use for ever. Inside, blocks and sizes are counted in words; callers get offsets in bytes.
/// </para>
/// </summary>
public sealed class TlsfHeap
{
    private const int WordBytes = 8;
    private const int SmallestBlock = 4;
    private const int LargestAlignment = 4096;
    private const int GranuleBytes = 16;
    private const int First = 1;
    private const int None = 0;

    private readonly TlsfIndex _index = new();
    private int _end;

    /// <summary>Bytes in blocks in use, headers included.</summary>
    public long UsedBytes { get; private set; }

    /// <summary>Bytes in free blocks.</summary>
    public long FreeBytes => _end == 0 ? 0 : ((long)(_end - First) * WordBytes) - UsedBytes;

    /// <summary>Takes the first or more memory into use, all that follows what it has.</summary>
    /// <param name="words">The memory up to the end that is wanted.</param>
    /// <returns><see cref="Status.InvalidArgument"/> unless that is at least 64 bytes more, and a multiple of 16.</returns>
    public Status Grow(Span<ulong> words)
    {
        int end = words.Length - 1;
        if (words.Length % 2 != 0 || end - _end < 2 * SmallestBlock)
        {
            return Status.InvalidArgument;
        }

        // What ended the memory becomes a block in use of the new size, which is freed at once, and so joins a free one before it.
        int block = _end == 0 ? First : _end;
        ulong flags = _end == 0 ? 0 : words[block] & TlsfHeader.PreviousFree;
        words[block] = TlsfHeader.Make(block, end - block, flags);
        words[end] = TlsfHeader.Make(end, 0, 0);
        _end = end;
        UsedBytes += (long)(end - block) * WordBytes;
        return Free(words, (block + 1) * WordBytes);
    }

    /// <summary>Gives the end of the memory up, as far as nothing there is in use.</summary>
    /// <param name="words">The memory.</param>
    /// <param name="pieceBytes">What is left is a multiple of it; itself one of 16.</param>
    /// <returns>How many bytes are left; what is behind them may be used otherwise, until <see cref="Grow"/>.</returns>
    public int Shrink(Span<ulong> words, int pieceBytes)
    {
        int whole = (_end + 1) * WordBytes;
        int free = FreeAtEnd(words);
        int block = _end - (free / WordBytes);
        int left = (((block + SmallestBlock + 1) * WordBytes) + pieceBytes - 1) / pieceBytes * pieceBytes;
        if (free == 0 || left >= whole)
        {
            return whole;
        }

        Remove(words, block, _end - block);
        _end = (left / WordBytes) - 1;
        words[_end] = TlsfHeader.Make(_end, 0, TlsfHeader.PreviousFree);
        Insert(words, block, _end - block, 0);
        return left;
    }

    /// <summary>How many bytes at the end of the memory are free, in one block.</summary>
    [NoHeapAllocation]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int FreeAtEnd(Span<ulong> words) =>
        _end == 0 || (words[_end] & TlsfHeader.PreviousFree) == 0 ? 0 : (int)words[_end - 1] * WordBytes;

    /// <summary>Takes a block; its content is unspecified.</summary>
    /// <param name="words">The memory.</param>
    /// <param name="sizeBytes">At least 1.</param>
    /// <param name="alignmentBytes">A power of two up to 4096, of the offset.</param>
    /// <returns>Its offset. <see cref="Status.InvalidArgument"/>, <see cref="Status.OutOfMemory"/>.</returns>
    [NoHeapAllocation]
    public Result<long> Allocate(Span<ulong> words, long sizeBytes, long alignmentBytes)
    {
        if (sizeBytes < 1 || alignmentBytes is < 1 or > LargestAlignment || !BitOperations.IsPow2(alignmentBytes))
        {
            return Status.InvalidArgument;
        }

        if (sizeBytes > int.MaxValue)
        {
            return Status.OutOfMemory;
        }

        int size = Math.Max((int)((ulong)(sizeBytes + WordBytes + GranuleBytes - 1) / GranuleBytes) * 2, SmallestBlock);
        int slack = alignmentBytes <= GranuleBytes ? 0 : (int)(alignmentBytes / WordBytes) + SmallestBlock;
        int place = _index.FindFrom(TlsfIndex.PlaceAbove(size + slack));
        if (place < 0)
        {
            return Status.OutOfMemory;
        }

        int block = _index.First(place);
        int whole = TlsfHeader.WordsOf(words[block]);
        RemoveFirst(words, place, block);
        return (long)(slack == 0 ? CarveEnd(words, block, whole, size, 0) : CarveAligned(words, block, whole, size, (int)alignmentBytes)) * WordBytes;
    }

    /// <summary>Gives a block back.</summary>
    /// <returns><see cref="Status.InvalidArgument"/> for an offset that is none of a block in use; nothing changes then.</returns>
    [NoHeapAllocation]
    public Status Free(Span<ulong> words, long offset)
    {
        if (!TryFind(words, offset, out int block, out int size))
        {
            return Status.InvalidArgument;
        }

        Free(words, block, size);
        return Status.Ok;
    }

    /// <summary>Gives a block back that <see cref="TryFind"/> has found.</summary>
    [NoHeapAllocation]
    internal void Free(Span<ulong> words, int block, int size)
    {
        ulong header = words[block];
        UsedBytes -= (long)size * WordBytes;
        int next = block + size;
        ulong nextHeader = words[next];
        if ((header & TlsfHeader.PreviousFree) != 0)
        {
            int before = (int)words[block - 1];
            words[block] = 0;
            block -= before;
            size += before;
            Remove(words, block, before);
        }

        if ((nextHeader & TlsfHeader.Free) != 0)
        {
            int after = TlsfHeader.WordsOf(nextHeader);
            Remove(words, next, after);
            size += after;
        }
        else
        {
            words[next] = nextHeader | TlsfHeader.PreviousFree;
        }

        Insert(words, block, size, 0);
    }

    /// <summary>How many bytes a block has, at least what was asked for. Status as for Free.</summary>
    [NoHeapAllocation]
    public Result<long> SizeOf(Span<ulong> words, long offset) =>
        TryFind(words, offset, out _, out int size) ? (long)(size - 1) * WordBytes : Status.InvalidArgument;

    /// <summary>Walks over the blocks and the lists of the index.</summary>
    /// <returns>What is wrong; null if nothing is.</returns>
    public string? CheckInvariants(Span<ulong> words)
    {
        (long used, int blocks) = (0, 0);
        bool wasFree = false;
        int block = First;
        while (block < _end)
        {
            ulong header = words[block];
            int size = TlsfHeader.WordsOf(header);
            bool isFree = (header & TlsfHeader.Free) != 0;
            bool saysFree = (header & TlsfHeader.PreviousFree) != 0;
            if (!TlsfHeader.IsSealed(block, header) || size < SmallestBlock || size > _end - block || saysFree != wasFree || (isFree && wasFree)
                || (isFree && (int)words[block + size - 1] != size))
            {
                return $"the block at {block * WordBytes:x} is damaged or has a free neighbour that it does not know";
            }

            used += isFree ? 0 : size;
            blocks += isFree ? 1 : 0;
            wasFree = isFree;
            block += size;
        }

        return block != _end && _end != 0 ? "the blocks do not end where the memory does"
            : used * WordBytes != UsedBytes ? $"{used * WordBytes} bytes are in use; counted as {UsedBytes}"
            : CountListed(words) != blocks ? "the lists do not hold all free blocks" : null;
    }

    private int CountListed(Span<ulong> words)
    {
        int count = 0;
        for (int place = 0; place < TlsfIndex.Places; place++)
        {
            for (int block = _index.First(place); block != None; block = (int)words[block + 1])
            {
                count += TlsfIndex.PlaceFor(TlsfHeader.WordsOf(words[block])) == place ? 1 : int.MinValue / 2;
            }
        }

        return _index.IsSound() ? count : -1;
    }

    /// <summary>Finds the block in use that has this offset: within the memory, aligned, sealed, and its neighbour agrees.</summary>
    [NoHeapAllocation]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryFind(Span<ulong> words, long offset, out int block, out int size)
    {
        (block, size) = (0, 0);
        if ((ulong)offset >= (ulong)_end * WordBytes || (offset & (GranuleBytes - 1)) != 0 || offset == 0)
        {
            return false;
        }

        block = (int)(offset / WordBytes) - 1;
        ulong header = words[block];
        size = TlsfHeader.WordsOf(header);
        return TlsfHeader.IsInUse(block, header) && size >= SmallestBlock && size <= _end - block
            && TlsfHeader.FollowsOneInUse(block + size, words[block + size]);
    }

    /// <summary>
    /// Makes a block in use of the beginning of one that was free and is in no list; what is behind it stays free.
    /// </summary>
    /// <returns>The caller's first word.</returns>
    [NoHeapAllocation]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int CarveEnd(Span<ulong> words, int block, int whole, int size, ulong flags)
    {
        if (whole - size >= SmallestBlock)
        {
            Insert(words, block + size, whole - size, 0);
        }
        else
        {
            size = whole;
            words[block + whole] &= ~TlsfHeader.PreviousFree;
        }

        words[block] = TlsfHeader.Make(block, size, flags);
        UsedBytes += (long)size * WordBytes;
        return block + 1;
    }

    /// <summary>The same, where what is before an aligned beginning stays free too.</summary>
    [NoHeapAllocation]
    private int CarveAligned(Span<ulong> words, int block, int whole, int size, int alignmentBytes)
    {
        int alignment = alignmentBytes / WordBytes;
        int start = ((block + alignment) & -alignment) - 1;
        if (start != block && start - block < SmallestBlock)
        {
            start += alignment;
        }

        if (start == block)
        {
            return CarveEnd(words, block, whole, size, 0);
        }

        Insert(words, block, start - block, 0);
        return CarveEnd(words, start, whole - (start - block), size, TlsfHeader.PreviousFree);
    }

    /// <summary>Writes a free block and puts it into its list; the next one knows already.</summary>
    [NoHeapAllocation]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Insert(Span<ulong> words, int block, int size, ulong flags)
    {
        int place = TlsfIndex.PlaceFor(size);
        int first = _index.First(place);
        words[block + 2] = None;
        words[block] = TlsfHeader.Make(block, size, flags | TlsfHeader.Free);
        words[block + 1] = (ulong)first;
        words[block + size - 1] = (ulong)size;
        if (first != None)
        {
            words[first + 2] = (ulong)block;
            _index.Replace(place, block);
        }
        else
        {
            _index.Begin(place, block);
        }
    }

    /// <summary>Takes a free block out of its list, wherever in that it is.</summary>
    [NoHeapAllocation]
    private void Remove(Span<ulong> words, int block, int size)
    {
        int previous = (int)words[block + 2];
        if (previous == None)
        {
            RemoveFirst(words, TlsfIndex.PlaceFor(size), block);
            return;
        }

        int next = (int)words[block + 1];
        words[previous + 1] = (ulong)next;
        if (next != None)
        {
            words[next + 2] = (ulong)previous;
        }
    }

    [NoHeapAllocation]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void RemoveFirst(Span<ulong> words, int place, int block)
    {
        int next = (int)words[block + 1];
        if (next != None)
        {
            words[next + 2] = None;
            _index.Replace(place, next);
        }
        else
        {
            _index.End(place);
        }
    }
}
