using System;
using System.Numerics;
using Helix.Interfaces.Primitives;
using Helix.Modules.Allocators.Common;

namespace Helix.Modules.Allocators.Buddy;

/// <summary>
/// Free blocks of 2^0 to 2^18 frames, aligned to their size (Knowlton, Communications of the ACM 8, 1965): for each order the set
/// of the free blocks' numbers. A block that is freed joins its buddy, of the same order, for as long as that is free; so two
/// free buddies never stand side by side. What is taken is the highest block of the least order that will do, which keeps low
/// memory for those who need it.
/// </summary>
internal sealed class BuddyStore : FrameStore
{
    private const int TopOrder = 18;

    private readonly BitTree[] _sets = new BitTree[TopOrder + 1];
    private readonly long _end;

    /// <param name="end">The number behind the last frame.</param>
    public BuddyStore(long end)
    {
        _end = end;
        for (int order = 0; order <= TopOrder; order++)
        {
            _sets[order] = new BitTree((end >> order) + 2);
        }
    }

    public override long FreeFrom(long frame)
    {
        for (int order = 0; order <= TopOrder; order++)
        {
            if (_sets[order].Contains(frame >> order))
            {
                return (((frame >> order) + 1) << order) - frame;
            }
        }

        return 0;
    }

    public override string? CheckInvariants()
    {
        long free = 0;
        long end = 0;
        for (long frame = 0; frame < _end; frame++)
        {
            for (int order = 0; order <= TopOrder; order++)
            {
                bool isHead = (frame & ((1L << order) - 1)) == 0 && _sets[order].Contains(frame >> order);
                if (isHead && (frame < end || (order < TopOrder && _sets[order].Contains((frame >> order) ^ 1))))
                {
                    return $"the free block of order {order} at frame {frame} overlaps another or has a free buddy";
                }

                free += isHead ? 1L << order : 0;
                end = isHead ? frame + (1L << order) : end;
            }
        }

        return free != Free || end > _end ? $"{free} frames are free, {Free} are counted"
            : Array.TrueForAll(_sets, static set => set.IsSound()) ? null : "a set does not know its words";
    }

    protected override long Find(int order, long limit)
    {
        for (int from = order; from <= TopOrder; from++)
        {
            long block = _sets[from].FindBelow(limit == long.MaxValue ? limit : ((limit - 1) >> from) + 1);
            if (block >= 0 && (block << from) <= limit - (1L << order))
            {
                _sets[from].Remove(block);
                return Split(block << from, from, order, limit);
            }
        }

        return -1;
    }

    protected override long FindRun(long count, int order)
    {
        int enclosing = Math.Max(order, BitOperations.Log2((ulong)count) + (BitOperations.IsPow2(count) ? 0 : 1));
        if (enclosing > TopOrder)
        {
            return FindTopRun(count);
        }

        long frame = Find(enclosing, long.MaxValue);
        if (frame >= 0 && count < 1L << enclosing)
        {
            Insert(frame + count, (1L << enclosing) - count);
        }

        return frame;
    }

    protected override void Insert(long frame, long count)
    {
        while (count > 0)
        {
            int order = Math.Min(Math.Min(BitOperations.TrailingZeroCount(frame), BitOperations.Log2((ulong)count)), TopOrder);
            Join(frame >> order, order);
            frame += 1L << order;
            count -= 1L << order;
        }
    }

    protected override void Extract(long frame, long count)
    {
        while (count > 0)
        {
            int order = Math.Min(Math.Min(BitOperations.TrailingZeroCount(frame), BitOperations.Log2((ulong)count)), TopOrder);
            int from = order;
            while (!_sets[from].Contains(frame >> from))
            {
                from++;
            }

            _sets[from].Remove(frame >> from);
            while (from-- > order)
            {
                _sets[from].Add((frame >> from) ^ 1);
            }

            frame += 1L << order;
            count -= 1L << order;
        }
    }

    /// <summary>
    /// Halves a block that was taken out down to an order: the upper half goes on, unless it passes the limit; the other is free
    /// again.
    /// </summary>
    [NoHeapAllocation]
    private long Split(long frame, int from, int order, long limit)
    {
        while (from-- > order)
        {
            long upper = frame + (1L << from);
            if (upper <= limit - (1L << order))
            {
                _sets[from].Add(frame >> from);
                frame = upper;
            }
            else
            {
                _sets[from].Add(upper >> from);
            }
        }

        return frame;
    }

    [NoHeapAllocation]
    private void Join(long block, int order)
    {
        while (order < TopOrder && _sets[order].Contains(block ^ 1))
        {
            _sets[order].Remove(block ^ 1);
            block >>= 1;
            order++;
        }

        _sets[order].Add(block);
    }

    /// <summary>More than the largest block: several of those side by side, of which there are few.</summary>
    [NoHeapAllocation]
    private long FindTopRun(long count)
    {
        BitTree top = _sets[TopOrder];
        long blocks = (count + (1L << TopOrder) - 1) >> TopOrder;
        long run = 0;
        for (long block = (_end >> TopOrder) - 1; block >= 0; block--)
        {
            run = top.Contains(block) ? run + 1 : 0;
            if (run == blocks)
            {
                top.RemoveRange(block, blocks);
                long frame = block << TopOrder;
                Insert(frame + count, (blocks << TopOrder) - count);
                return frame;
            }
        }

        return -1;
    }
}
