using System;
using System.Runtime.CompilerServices;
using Helix.Interfaces.Primitives;
using Helix.Modules.Managers.Memory.Tlsf;

namespace Helix.Modules.Managers.Memory;

/// <summary>
/// Small blocks that were freed a moment ago, a few of each size, for the next requests of just that size: they are not joined with their
/// neighbours, and count as in use in the two-level heap below. What they hold at most is some 64 KiB. Under the heap's lock.
/// </summary>
internal sealed class ParkedBlocks
{
    private const int GranuleBytes = 16;
    private const int WordBytes = 8;

    /// <summary>Sizes are below this, in granules, header included.</summary>
    private const int Sizes = 33;

    /// <summary>No block is smaller.</summary>
    private const int SmallestSize = 2;

    private const int MostOfOneSize = 8;

    private readonly int[] _first = new int[Sizes];
    private readonly int[] _counts = new int[Sizes];

    /// <summary>Takes a block of just the size that is wanted.</summary>
    /// <param name="words">The heap's memory.</param>
    /// <param name="sizeBytes">Any size.</param>
    /// <param name="alignmentBytes">Any alignment.</param>
    /// <returns>Its offset in bytes; 0 if there is none.</returns>
    [NoHeapAllocation]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Take(Span<ulong> words, int sizeBytes, int alignmentBytes)
    {
        uint size = Math.Max(((uint)sizeBytes + WordBytes + GranuleBytes - 1) / GranuleBytes, SmallestSize);
        int[] first = _first;
        if (size >= (uint)first.Length || (uint)(alignmentBytes - 1) >= GranuleBytes || (alignmentBytes & (alignmentBytes - 1)) != 0)
        {
            return 0;
        }

        int block = first[size];
        if (block == 0 || sizeBytes <= 0)
        {
            return 0;
        }

        first[size] = (int)words[block + 1];
        _counts[size]--;
        return (block + 1) * WordBytes;
    }

    /// <summary>Keeps a block that was freed.</summary>
    /// <returns>False if it is too large, or there are enough of its size.</returns>
    [NoHeapAllocation]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryPark(Span<ulong> words, int block, int sizeWords)
    {
        uint size = (uint)sizeWords / (GranuleBytes / WordBytes);
        int[] counts = _counts;
        if (size >= (uint)counts.Length || counts[size] == MostOfOneSize)
        {
            return false;
        }

        counts[size]++;
        words[block + 1] = (ulong)_first[size];
        _first[size] = block;
        return true;
    }

    /// <summary>Gives all blocks to the heap.</summary>
    /// <returns>False if there were none.</returns>
    public bool Flush(Span<ulong> words, TlsfHeap heap)
    {
        bool any = false;
        for (int size = 0; size < Sizes; size++)
        {
            for (int block = _first[size], next; block != 0; block = next)
            {
                next = (int)words[block + 1];
                any |= heap.Free(words, (block + 1) * WordBytes).IsOk();
            }

            _first[size] = 0;
            _counts[size] = 0;
        }

        return any;
    }
}
