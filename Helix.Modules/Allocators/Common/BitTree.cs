using System;
using System.Runtime.CompilerServices;
using Helix.Interfaces.Primitives;

namespace Helix.Modules.Allocators.Common;

/// <summary>
/// A set of numbers from 0 up to a limit: a bit for each, above them a bit for each word that is not zero, and so on up to one
/// word. Adding, removing and finding the greatest member below a limit touch one word of each level: five levels hold 2^30
/// numbers.
/// </summary>
internal sealed class BitTree
{
    private const int WordShift = 6;
    private const int WordBits = 1 << WordShift;

    private readonly ulong[][] _levels;
    private readonly ulong[] _words;
    private readonly ulong[] _top;

    /// <param name="limit">Members are less than this; at least 1.</param>
    public BitTree(long limit)
    {
        int count = 1;
        for (long words = WordsFor(limit); words > 1; words = WordsFor(words))
        {
            count++;
        }

        _levels = new ulong[count][];
        for (int level = 0; level < count; level++)
        {
            limit = WordsFor(limit);
            _levels[level] = new ulong[limit];
        }

        _words = _levels[0];
        _top = _levels[^1];
    }

    /// <summary>The bits of the members, 64 to a word.</summary>
    public ReadOnlySpan<ulong> Words => _words;

    /// <summary>Whether there is no member.</summary>
    public bool IsEmpty => _top[0] == 0;

    [NoHeapAllocation]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Contains(long member) => (_words[member >> WordShift] & Bit(member)) != 0;

    [NoHeapAllocation]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(long member)
    {
        ref ulong word = ref _words[member >> WordShift];
        ulong before = word;
        word = before | Bit(member);
        if (before == 0)
        {
            AddWord(member >> WordShift);
        }
    }

    [NoHeapAllocation]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Remove(long member)
    {
        ref ulong word = ref _words[member >> WordShift];
        ulong after = word & ~Bit(member);
        word = after;
        if (after == 0)
        {
            RemoveWord(member >> WordShift);
        }
    }

    /// <summary>The greatest member; -1 if there is none.</summary>
    [NoHeapAllocation]
    public long Highest() => IsEmpty ? -1 : Descend(_levels.Length, 0);

    /// <summary>Adds consecutive numbers, at least one.</summary>
    [NoHeapAllocation]
    public void AddRange(long first, long count)
    {
        long last = first + count - 1;
        foreach (ulong[] level in _levels)
        {
            for (long word = first >> WordShift; word <= last >> WordShift; word++)
            {
                level[word] |= Mask(word, first, last);
            }

            first >>= WordShift;
            last >>= WordShift;
        }
    }

    /// <summary>Removes consecutive numbers, at least one.</summary>
    [NoHeapAllocation]
    public void RemoveRange(long first, long count)
    {
        long last = first + count - 1;
        foreach (ulong[] level in _levels)
        {
            for (long word = first >> WordShift; word <= last >> WordShift; word++)
            {
                level[word] &= ~Mask(word, first, last);
            }

            first = (first >> WordShift) + (level[first >> WordShift] == 0 ? 0 : 1);
            last = (last >> WordShift) - (level[last >> WordShift] == 0 ? 0 : 1);
            if (first > last)
            {
                return;
            }
        }
    }

    /// <summary>The greatest member less than a number; -1 if there is none.</summary>
    [NoHeapAllocation]
    public long FindBelow(long limit)
    {
        long place = Math.Min(limit, (long)_levels[0].Length << WordShift) - 1;
        for (int level = 0; place >= 0 && level < _levels.Length; level++)
        {
            ulong word = _levels[level][place >> WordShift] & (ulong.MaxValue >> (WordBits - 1 - (int)(place & (WordBits - 1))));
            if (word != 0)
            {
                return Descend(level, ((place >> WordShift) << WordShift) + BitScan.Highest(word));
            }

            place = (place >> WordShift) - 1;
        }

        return -1;
    }

    /// <summary>Says upwards that a word of the lowest level has its first member.</summary>
    [NoHeapAllocation]
    private void AddWord(long place)
    {
        for (int level = 1; level < _levels.Length; level++, place >>= WordShift)
        {
            ref ulong word = ref _levels[level][place >> WordShift];
            ulong before = word;
            word = before | Bit(place);
            if (before != 0)
            {
                return;
            }
        }
    }

    /// <summary>Says upwards that a word of the lowest level has lost its last member.</summary>
    [NoHeapAllocation]
    private void RemoveWord(long place)
    {
        for (int level = 1; level < _levels.Length; level++, place >>= WordShift)
        {
            ref ulong word = ref _levels[level][place >> WordShift];
            word &= ~Bit(place);
            if (word != 0)
            {
                return;
            }
        }
    }

    /// <summary>Whether every level says of the one below which words are not zero.</summary>
    public bool IsSound()
    {
        for (int level = 1; level < _levels.Length; level++)
        {
            for (int word = 0; word < _levels[level - 1].Length; word++)
            {
                if ((_levels[level - 1][word] != 0) != ((_levels[level][word >> WordShift] & Bit(word)) != 0))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static long WordsFor(long bits) => (bits + WordBits - 1) >> WordShift;

    [NoHeapAllocation]
    private static ulong Bit(long member) => 1UL << (int)(member & (WordBits - 1));

    /// <summary>The bits of one word that stand for the numbers from first to last.</summary>
    [NoHeapAllocation]
    private static ulong Mask(long word, long first, long last)
    {
        ulong mask = word == first >> WordShift ? ulong.MaxValue << (int)(first & (WordBits - 1)) : ulong.MaxValue;
        return word == last >> WordShift ? mask & (ulong.MaxValue >> (WordBits - 1 - (int)(last & (WordBits - 1)))) : mask;
    }

    [NoHeapAllocation]
    private long Descend(int level, long place)
    {
        while (level-- > 0)
        {
            place = (place << WordShift) + BitScan.Highest(_levels[level][place]);
        }

        return place;
    }
}
