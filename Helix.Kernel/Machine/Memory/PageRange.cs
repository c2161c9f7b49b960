using System.Numerics;

namespace Helix.Kernel.Machine.Memory;

/// <summary>
/// Gives out runs of pages of an address range and takes them back: a bit for each page, set while it is taken; the lowest run that fits is
/// given out, so that what was given back is used again and nothing is ever lost. Not synchronised; allocates nothing.
/// </summary>
/// <param name="bits">A zeroed word for each 64 pages; the range is a multiple of 64 pages.</param>
/// <param name="pageCount">Pages of the range.</param>
public unsafe struct PageRange(ulong* bits, uint pageCount)
{
    private readonly ulong* _bits = bits;
    private readonly uint _pageCount = pageCount;

    /// <summary>Every page below it is taken.</summary>
    private uint _firstFree;

    /// <summary>What <see cref="Take"/> answers when no run is long enough.</summary>
    public const uint None = uint.MaxValue;

    /// <summary>Pages that are taken.</summary>
    public uint TakenPages { get; private set; }

    /// <summary>Takes a run of pages.</summary>
    /// <param name="pages">How many; at least 1.</param>
    /// <returns>The number of its first page, or <see cref="None"/>.</returns>
    public uint Take(uint pages)
    {
        uint start = SkipTaken(_firstFree);
        _firstFree = start;
        while (start < _pageCount && pages <= _pageCount - start)
        {
            uint end = SkipFree(start, start + pages);
            if (end == start + pages)
            {
                Set(start, pages);
                TakenPages += pages;
                return start;
            }

            start = SkipTaken(end);
        }

        return None;
    }

    /// <summary>Gives a run back.</summary>
    /// <param name="start">Its first page, as <see cref="Take"/> answered.</param>
    /// <param name="pages">Its length.</param>
    /// <returns>False, and nothing is changed, unless all of it lies in the range and is taken.</returns>
    public bool Give(uint start, uint pages)
    {
        if (start >= _pageCount || pages > _pageCount - start || SkipTaken(start) < start + pages)
        {
            return false;
        }

        for (uint page = start; page < start + pages; page++)
        {
            _bits[page / 64] &= ~(1UL << (int)(page % 64));
        }

        TakenPages -= pages;
        _firstFree = start < _firstFree ? start : _firstFree;
        return true;
    }

    private readonly void Set(uint start, uint pages)
    {
        for (uint page = start; page < start + pages; page++)
        {
            _bits[page / 64] |= 1UL << (int)(page % 64);
        }
    }

    /// <summary>The first page from <paramref name="page"/> on that is free; the page count when there is none.</summary>
    private readonly uint SkipTaken(uint page)
    {
        while (page < _pageCount)
        {
            int run = BitOperations.TrailingZeroCount(~(_bits[page / 64] >> (int)(page % 64)));
            if (run < 64 - page % 64)
            {
                return page + (uint)run;
            }

            page = (page / 64 + 1) * 64;
        }

        return _pageCount;
    }

    /// <summary>The first page of [page, end) that is taken; the end when there is none.</summary>
    private readonly uint SkipFree(uint page, uint end)
    {
        while (page < end)
        {
            ulong taken = _bits[page / 64] >> (int)(page % 64);
            if (taken != 0)
            {
                uint found = page + (uint)BitOperations.TrailingZeroCount(taken);
                return found < end ? found : end;
            }

            page = (page / 64 + 1) * 64;
        }

        return end;
    }
}
