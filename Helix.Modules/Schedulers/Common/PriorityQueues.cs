using System.Numerics;
using Helix.Interfaces.Primitives;

namespace Helix.Modules.Schedulers.Common;

/// <summary>
/// A list of threads for each level, and a bit for each list that is not empty: the first thread is found in O(1).
/// </summary>
/// <param name="levels">How many levels; 0 goes first.</param>
internal sealed class PriorityQueues(int levels)
{
    private const int WordBits = 64;

    private readonly ThreadList[] _lists = new ThreadList[levels];
    private readonly ulong[] _occupied = new ulong[(levels + WordBits - 1) / WordBits];

    /// <summary>The thread that goes first; null if there is none.</summary>
    public ThreadEntry? First
    {
        get
        {
            int level = FirstLevel;
            return level < 0 ? null : _lists[level].First;
        }
    }

    /// <summary>The first level that has a thread; -1 if none has.</summary>
    public int FirstLevel
    {
        get
        {
            for (int word = 0; word < _occupied.Length; word++)
            {
                if (_occupied[word] != 0)
                {
                    return (word * WordBits) + BitOperations.TrailingZeroCount(_occupied[word]);
                }
            }

            return -1;
        }
    }

    /// <summary>The first thread of a level; null if it has none.</summary>
    [NoHeapAllocation]
    public ThreadEntry? FirstOf(int level) => _lists[level].First;

    [NoHeapAllocation]
    public void AddLast(ThreadEntry entry, int level)
    {
        entry.Level = level;
        _lists[level].AddLast(entry);
        _occupied[level / WordBits] |= 1UL << (level % WordBits);
    }

    [NoHeapAllocation]
    public void AddFirst(ThreadEntry entry, int level)
    {
        entry.Level = level;
        _lists[level].AddFirst(entry);
        _occupied[level / WordBits] |= 1UL << (level % WordBits);
    }

    [NoHeapAllocation]
    public void Remove(ThreadEntry entry)
    {
        int level = entry.Level;
        _lists[level].Remove(entry);
        if (_lists[level].First is null)
        {
            _occupied[level / WordBits] &= ~(1UL << (level % WordBits));
        }
    }

    /// <summary>The thread behind another in the order of running; null at the end.</summary>
    [NoHeapAllocation]
    public ThreadEntry? After(ThreadEntry entry)
    {
        if (entry.Next is { } next)
        {
            return next;
        }

        for (int level = entry.Level + 1; level < _lists.Length; level++)
        {
            if (_lists[level].First is { } first)
            {
                return first;
            }
        }

        return null;
    }

    /// <summary>
    /// The last thread, in the order of running, that may run on a processor, among the last few of each level.
    /// </summary>
    [NoHeapAllocation]
    public ThreadEntry? FindMovable(ulong processor, int mostLooks)
    {
        for (int level = _lists.Length - 1; level >= 0 && mostLooks > 0; level--)
        {
            for (ThreadEntry? entry = _lists[level].Last; entry is not null && mostLooks > 0; entry = entry.Previous, mostLooks--)
            {
                if ((entry.Affinity & processor) != 0)
                {
                    return entry;
                }
            }
        }

        return null;
    }

    /// <summary>What is wrong; null if nothing is.</summary>
    public string? CheckInvariants()
    {
        for (int level = 0; level < _lists.Length; level++)
        {
            bool isMarked = (_occupied[level / WordBits] & (1UL << (level % WordBits))) != 0;
            if (isMarked != (_lists[level].First is not null) || (_lists[level].First is null) != (_lists[level].Last is null))
            {
                return $"level {level}: the bit does not say whether the list is empty";
            }

            ThreadEntry? previous = null;
            for (ThreadEntry? entry = _lists[level].First; entry is not null; previous = entry, entry = entry.Next)
            {
                if (entry.Previous != previous || entry.Level != level)
                {
                    return $"level {level}: thread {entry.Id} is linked wrongly";
                }
            }

            if (_lists[level].Last != previous)
            {
                return $"level {level}: the last thread is not the end of the list";
            }
        }

        return null;
    }
}
