using System;
using Helix.Interfaces.Primitives;

namespace Helix.Modules.Allocators.Common;

/// <summary>
/// The free frames of an allocator, numbered by address in units of 4 KiB, and how they are found. The caller has the gate.
/// Everything is made in the constructor of an heir; nothing allocates later.
/// </summary>
internal abstract class FrameStore
{
    /// <summary>How many frames are free here.</summary>
    public long Free { get; private set; }

    /// <summary>Takes an aligned block of 2^order frames that ends before a limit, the highest that is convenient.</summary>
    /// <returns>Its first frame; -1 if there is none.</returns>
    [NoHeapAllocation]
    public long Take(int order, long limit)
    {
        long frame = Find(order, limit);
        Free -= frame < 0 ? 0 : 1L << order;
        return frame;
    }

    /// <summary>Takes single frames, as many as there are but no more than fit.</summary>
    /// <returns>How many were taken.</returns>
    [NoHeapAllocation]
    public int TakeBatch(Span<long> frames)
    {
        int count = FindBatch(frames);
        Free -= count;
        return count;
    }

    /// <summary>Takes consecutive frames, aligned to 2^order; -1 if there are none.</summary>
    [NoHeapAllocation]
    public long TakeRun(long count, int order)
    {
        long frame = FindRun(count, order);
        Free -= frame < 0 ? 0 : count;
        return frame;
    }

    /// <summary>Adds free frames.</summary>
    [NoHeapAllocation]
    public void Give(long frame, long count)
    {
        Insert(frame, count);
        Free += count;
    }

    /// <summary>
    /// Takes particular frames, all of which are free. Before anything else was taken, so that time does not matter.
    /// </summary>
    public void TakeExactly(long frame, long count)
    {
        Extract(frame, count);
        Free -= count;
    }

    /// <summary>
    /// How many frames from this one on are free, as far as is easily known; 0 if it is not. To walk over the free frames.
    /// </summary>
    public abstract long FreeFrom(long frame);

    /// <summary>What is wrong; null if nothing is.</summary>
    public abstract string? CheckInvariants();

    [NoHeapAllocation]
    protected abstract long Find(int order, long limit);

    [NoHeapAllocation]
    protected abstract int FindBatch(Span<long> frames);

    [NoHeapAllocation]
    protected abstract long FindRun(long count, int order);

    [NoHeapAllocation]
    protected abstract void Insert(long frame, long count);

    protected abstract void Extract(long frame, long count);
}
