using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;
using Helix.Modules.Schedulers.Common;

namespace Helix.Modules.Schedulers.RoundRobin;

/// <summary>
/// Three lists: threads of real-time policies, the others, and those that run only when nothing else does. Everything is O(1).
/// </summary>
internal sealed class RoundRobinQueue(int cpu, long sliceNs) : RunQueue(cpu)
{
    private const int RealTimeBand = 0;
    private const int NormalBand = 1;
    private const int IdleBand = 2;
    private const int BandCount = 3;
    private const int BatchSlices = 4;

    private readonly PriorityQueues _bands = new(BandCount);

    public override ThreadEntry? Peek() => _bands.First;

    public override ThreadEntry? After(ThreadEntry entry) => _bands.After(entry);

    public override ThreadEntry? FindMovable(ulong processor) => _bands.FindMovable(processor, MostLooks);

    public override bool Precedes(ThreadEntry woken, ThreadEntry current) => BandOf(woken) < BandOf(current);

    public override long NextTickNs() => Current is { } current && Ready > 0 ? current.SliceLeftNs : long.MaxValue;

    public override void Prepare(ThreadEntry entry) => entry.SliceLeftNs = SliceOf(entry);

    protected override void Put(ThreadEntry entry, Placement placement)
    {
        if (placement == Placement.Preempted && entry.SliceLeftNs > 0)
        {
            _bands.AddFirst(entry, BandOf(entry));
            return;
        }

        if (placement != Placement.Moved || entry.SliceLeftNs <= 0)
        {
            entry.SliceLeftNs = SliceOf(entry);
        }

        _bands.AddLast(entry, BandOf(entry));
    }

    protected override void Pull(ThreadEntry entry) => _bands.Remove(entry);

    protected override void Charge(ThreadEntry current, long elapsedNs) => current.SliceLeftNs -= elapsedNs;

    protected override bool IsOver(ThreadEntry current)
    {
        if (current.SliceLeftNs > 0)
        {
            return false;
        }

        if (_bands.FirstLevel is int band && band >= 0 && band <= BandOf(current))
        {
            return true;
        }

        current.SliceLeftNs = SliceOf(current);
        return false;
    }

    protected override string? CheckQueues() => _bands.CheckInvariants();

    [NoHeapAllocation]
    private static int BandOf(ThreadEntry entry) => entry.Policy switch
    {
        SchedulingPolicy.Fifo or SchedulingPolicy.RoundRobin or SchedulingPolicy.Deadline => RealTimeBand,
        _ when entry.Effective.IsRealTime => RealTimeBand,
        SchedulingPolicy.Idle => IdleBand,
        _ => NormalBand,
    };

    [NoHeapAllocation]
    private long SliceOf(ThreadEntry entry) => entry.Policy == SchedulingPolicy.Batch ? sliceNs * BatchSlices : sliceNs;
}
