using System;
using Helix.Interfaces.Primitives;

namespace Helix.Modules.Allocators.Common;

/// <summary>
/// A store of free frames that keeps those below 16 MiB apart, for those who need them: others get them when nothing else is left. No block
/// and no run of frames lies on both sides.
/// </summary>
/// <param name="low">For frames below 16 MiB.</param>
/// <param name="high">For all others.</param>
internal sealed class ZonedStore(FrameStore low, FrameStore high) : FrameStore
{
    public override long FreeFrom(long frame) => frame < FrameSizes.DmaEnd ? low.FreeFrom(frame) : high.FreeFrom(frame);

    public override string? CheckInvariants() =>
        low.Free + high.Free != Free ? $"{low.Free} frames below 16 MiB and {high.Free} above are free, {Free} are counted"
            : low.CheckInvariants() ?? high.CheckInvariants();

    [NoHeapAllocation]
    protected override long Find(int order, long limit)
    {
        long frame = limit <= FrameSizes.DmaEnd ? -1 : high.Take(order, limit);
        return frame >= 0 ? frame : low.Take(order, Math.Min(limit, FrameSizes.DmaEnd));
    }

    [NoHeapAllocation]
    protected override int FindBatch(Span<long> frames)
    {
        int count = high.TakeBatch(frames);
        return count != 0 ? count : low.TakeBatch(frames);
    }

    [NoHeapAllocation]
    protected override long FindRun(long count, int order)
    {
        long frame = high.TakeRun(count, order);
        return frame >= 0 || count > FrameSizes.DmaEnd ? frame : low.TakeRun(count, order);
    }

    [NoHeapAllocation]
    protected override void Insert(long frame, long count)
    {
        long below = CountBelow(frame, count);
        if (below != 0)
        {
            low.Give(frame, below);
        }

        if (below != count)
        {
            high.Give(frame + below, count - below);
        }
    }

    protected override void Extract(long frame, long count)
    {
        long below = CountBelow(frame, count);
        if (below != 0)
        {
            low.TakeExactly(frame, below);
        }

        if (below != count)
        {
            high.TakeExactly(frame + below, count - below);
        }
    }

    /// <summary>How many of these frames lie below 16 MiB.</summary>
    [NoHeapAllocation]
    private static long CountBelow(long frame, long count) => Math.Clamp(FrameSizes.DmaEnd - frame, 0, count);
}
