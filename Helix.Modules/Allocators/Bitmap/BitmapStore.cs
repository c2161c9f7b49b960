using System;
using System.Numerics;
using Helix.Interfaces.Primitives;
using Helix.Modules.Allocators.Common;

namespace Helix.Modules.Allocators.Bitmap;

/// <summary>
/// The set of the free frames. The highest free frame is found by way of the set's upper levels; larger blocks and runs by
/// looking at the words of the lowest, 64 frames at a time.
/// </summary>
internal sealed class BitmapStore : FrameStore
{
    private const int WordShift = 6;
    private const int WordBits = 1 << WordShift;

    private readonly BitTree _free;
    private readonly long _end;

    /// <param name="end">The number behind the last frame.</param>
    public BitmapStore(long end)
    {
        _end = end;
        _free = new BitTree(end);
    }

    [NoHeapAllocation]
    public override long FreeFrom(long frame)
    {
        int bit = (int)(frame & (WordBits - 1));
        ulong used = ~(_free.Words[(int)(frame >> WordShift)] >> bit);
        return Math.Min(BitOperations.TrailingZeroCount(used), WordBits - bit);
    }

    public override string? CheckInvariants()
    {
        long free = 0;
        foreach (ulong word in _free.Words)
        {
            free += BitOperations.PopCount(word);
        }

        return free != Free ? $"{free} frames are free, {Free} are counted"
            : _free.FindBelow(long.MaxValue) >= _end ? "a frame behind the last is free"
            : _free.IsSound() ? null : "the set does not know its words";
    }

    protected override long Find(int order, long limit)
    {
        long frame = order == 0 ? _free.FindBelow(limit) : FindBlock(order, Math.Min(limit, _end));
        if (frame >= 0)
        {
            _free.RemoveRange(frame, 1L << order);
        }

        return frame;
    }

    protected override int FindBatch(Span<long> frames)
    {
        int count = 0;
        while (count < frames.Length && _free.Highest() is var frame && frame >= 0)
        {
            _free.Remove(frame);
            frames[count++] = frame;
        }

        return count;
    }

    protected override long FindRun(long count, int order)
    {
        long run = 0;
        for (long frame = 0; frame < _end;)
        {
            long more = FreeFrom(frame);
            run = more == 0 ? 0 : run + more;
            frame += more == 0 ? 1 : more;
            long start = (frame - run + (1L << order) - 1) >> order << order;
            if (frame - start >= count)
            {
                _free.RemoveRange(start, count);
                return start;
            }
        }

        return -1;
    }

    protected override void Insert(long frame, long count) => _free.AddRange(frame, count);

    protected override void Extract(long frame, long count) => _free.RemoveRange(frame, count);

    /// <summary>
    /// The highest aligned block below a limit of which every word is full; -1 if there is none. Blocks are of whole words.
    /// </summary>
    [NoHeapAllocation]
    private long FindBlock(int order, long limit)
    {
        int words = 1 << (order - WordShift);
        for (long block = (limit >> order) - 1; block >= 0; block--)
        {
            if (_free.Words.Slice((int)(block * words), words).IndexOfAnyExcept(ulong.MaxValue) < 0)
            {
                return block << order;
            }
        }

        return -1;
    }
}
