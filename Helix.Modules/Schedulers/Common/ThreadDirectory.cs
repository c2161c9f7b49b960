using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;

namespace Helix.Modules.Schedulers.Common;

/// <summary>
/// Finds threads by number in two steps, without a lock: numbers are given in ascending order and never again, so that a table of
/// pages by number is dense. Only <see cref="Add"/>, which the caller serialises, allocates: it also drops the pages that
/// became empty.
/// </summary>
internal sealed class ThreadDirectory
{
    private const int PageBits = 8;
    private const int PageSize = 1 << PageBits;

    private ThreadEntry?[]?[] _pages = new ThreadEntry?[]?[16];
    private int _count;

    /// <summary>How many threads there are.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>The thread of a number; null if there is none.</summary>
    [NoHeapAllocation]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ThreadEntry? Find(ThreadId id)
    {
        ThreadEntry?[]?[] pages = _pages;
        int page = id.Value >>> PageBits;
        return page < pages.Length && pages[page] is { } entries ? entries[id.Value & (PageSize - 1)] : null;
    }

    /// <summary>Adds a thread of whose number there is none. One caller at a time.</summary>
    public void Add(ThreadEntry entry)
    {
        int page = entry.Id.Value >>> PageBits;
        if (page >= _pages.Length || _pages[page] is null)
        {
            MakePage(page);
        }

        _pages[page]![entry.Id.Value & (PageSize - 1)] = entry;
        _ = Interlocked.Increment(ref _count);
    }

    /// <summary>Takes a thread out; null if there is none, or another caller was faster.</summary>
    [NoHeapAllocation]
    public ThreadEntry? Remove(ThreadId id)
    {
        int page = id.Value >>> PageBits;
        ThreadEntry?[]?[] pages = _pages;
        if (page >= pages.Length || pages[page] is not { } entries)
        {
            return null;
        }

        ThreadEntry? entry = Interlocked.Exchange(ref entries[id.Value & (PageSize - 1)], null);
        if (entry is not null)
        {
            _ = Interlocked.Decrement(ref _count);
        }

        return entry;
    }

    /// <summary>Every thread, in the order of numbers.</summary>
    public IEnumerable<ThreadEntry> All()
    {
        foreach (ThreadEntry?[]? page in _pages)
        {
            foreach (ThreadEntry? entry in page ?? [])
            {
                if (entry is not null)
                {
                    yield return entry;
                }
            }
        }
    }

    /// <summary>Adds every thread that is blocked to a list, in the order of numbers; while the list is made for another scheduler everything waits.</summary>
    public void AddBlocked(List<ThreadEntry> target)
    {
        foreach (ThreadEntry?[]? page in _pages)
        {
            if (page is null)
            {
                continue;
            }

            foreach (ThreadEntry? entry in page)
            {
                if (entry is { State: ThreadRunState.Blocked })
                {
                    target.Add(entry);
                }
            }
        }
    }

    /// <summary>Forgets every thread.</summary>
    public void Clear()
    {
        _pages = new ThreadEntry?[]?[16];
        _count = 0;
    }

    private void MakePage(int page)
    {
        var pages = _pages;
        if (page >= pages.Length)
        {
            pages = new ThreadEntry?[]?[Math.Max(page + 1, pages.Length * 2)];
            Array.Copy(_pages, pages, _pages.Length);
        }

        for (int other = 0; other < pages.Length; other++)
        {
            if (pages[other] is { } entries && Array.TrueForAll(entries, static entry => entry is null))
            {
                pages[other] = null;
            }
        }

        pages[page] = new ThreadEntry?[PageSize];
        Volatile.Write(ref _pages, pages);
    }
}
