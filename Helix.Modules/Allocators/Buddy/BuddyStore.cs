using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using Helix.Interfaces.Primitives;
using Helix.Modules.Allocators.Common;

namespace Helix.Modules.Allocators.Buddy;

/// <summary>
/// Free blocks of 2^0 to 2^18 frames, aligned to their size (Knowlton, Communications of the ACM 8, 1965): for each order the set
/// of the free blocks' numbers. A block that is freed joins its buddy, of the same order, for as long as that is free; so two
/// free buddies never stand side by side. What is taken is the highest block of the least order that will do.
/// </summary>
internal sealed class BuddyStore : FrameStore
{
    private const int TopOrder = 18;

    private readonly BitTree[] _sets = new BitTree[TopOrder + 1];
    private readonly long _end;

    /// <summary>A bit for each order of which there are free blocks.</summary>
    private ulong _orders;

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
        for (int order = 0; order <= TopOrder; order++)
        {
            if (_sets[order].IsEmpty == ((_orders >> order & 1) != 0))
            {
                return $"whether there are free blocks of order {order} is not as noted";
            }
        }

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

    protected override long Find(int order, long limit) => limit == long.MaxValue ? FindHighest(order) : FindBelow(order, limit);

    /// <summary>
    /// Takes the blocks of the least orders, whole as long as they fit, so that pieces are used up before larger blocks are split. Falling all
    /// the way, as far as they are neighbours, so that they come back as neighbours.
    /// </summary>
    [NoHeapAllocation]
    protected override int FindBatch(Span<long> frames)
    {
        int count = 0;
        while (count < frames.Length && _orders != 0)
        {
            int order = Math.Min(BitScan.Lowest(_orders), BitScan.Highest((ulong)(frames.Length - count)));
            long first = FindHighest(order);
            for (long frame = first + (1L << order) - 1; frame >= first; frame--)
            {
                frames[count++] = frame;
            }
        }

        return count;
    }

    /// <summary>Takes the highest block of the least order that will do, or the upper end of it.</summary>
    [NoHeapAllocation]
    private long FindHighest(int order)
    {
        ulong orders = _orders >> order;
        if (orders == 0)
        {
            return -1;
        }

        int from = order + BitScan.Lowest(orders);
        long block = _sets[from].Highest();
        RemoveBlock(block, from);
        return from == order ? block << order : Split(block << from, from, order, long.MaxValue);
    }

    [NoHeapAllocation]
    private long FindBelow(int order, long limit)
    {
        for (int from = order; from <= TopOrder; from++)
        {
            long block = _sets[from].FindBelow(((limit - 1) >> from) + 1);
            if (block >= 0 && (block << from) <= limit - (1L << order))
            {
                RemoveBlock(block, from);
                return Split(block << from, from, order, limit);
            }
        }

        return -1;
    }

    protected override long FindRun(long count, int order)
    {
        int enclosing = Math.Max(order, BitScan.Highest((ulong)count) + (BitOperations.IsPow2(count) ? 0 : 1));
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
            int order = Math.Min(BitScan.Lowest((ulong)frame | 1UL << TopOrder), BitScan.Highest((ulong)count));
            Join(frame >> order, order);
            frame += 1L << order;
            count -= 1L << order;
        }
    }

    protected override void Extract(long frame, long count)
    {
        while (count > 0)
        {
            int order = Math.Min(BitScan.Lowest((ulong)frame | 1UL << TopOrder), BitScan.Highest((ulong)count));
            int from = order;
            while (!_sets[from].Contains(frame >> from))
            {
                from++;
            }

            RemoveBlock(frame >> from, from);
            while (from-- > order)
            {
                AddBlock((frame >> from) ^ 1, from);
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
                AddBlock(frame >> from, from);
                frame = upper;
            }
            else
            {
                AddBlock(upper >> from, from);
            }
        }

        return frame;
    }

    [NoHeapAllocation]
    private void Join(long block, int order)
    {
        while (order < TopOrder && _sets[order].Contains(block ^ 1))
        {
            RemoveBlock(block ^ 1, order);
            block >>= 1;
            order++;
        }

        AddBlock(block, order);
    }

    [NoHeapAllocation]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddBlock(long block, int order)
    {
        _sets[order].Add(block);
        _orders |= 1UL << order;
    }

    [NoHeapAllocation]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void RemoveBlock(long block, int order)
    {
        BitTree set = _sets[order];
        set.Remove(block);
        if (set.IsEmpty)
        {
            _orders &= ~(1UL << order);
        }
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
                _orders &= top.IsEmpty ? ~(1UL << TopOrder) : ulong.MaxValue;
                long frame = block << TopOrder;
                Insert(frame + count, (blocks << TopOrder) - count);
                return frame;
            }
        }

        return -1;
    }
}
