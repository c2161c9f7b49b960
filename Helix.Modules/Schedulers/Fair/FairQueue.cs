using System;
using System.Runtime.CompilerServices;
using System.Threading;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;
using Helix.Modules.Schedulers.Common;

namespace Helix.Modules.Schedulers.Fair;

/// <summary>
/// The threads of one processor. Fair ones are ordered by virtual run time - run time divided by weight - in a tree; the one that
/// has had least is next. <see cref="Origin"/> follows the least virtual run time and never goes back: who wakes starts near it,
/// so that sleep is not saved up. Before the tree come the levels of real-time priorities, after it the idle threads, all in
/// lists.
/// </summary>
internal sealed class FairQueue(int cpu, long latencyNs, long granularityNs) : RunQueue(cpu)
{
    private const int IdleLevel = Priority.FirstNormal;
    private const long IdleWeight = 3;
    private const long RealTimeSliceNs = 10 * Time.NsPerMs;
    private const int BatchSlices = 4;

    private readonly ThreadTree _fair = new();
    private readonly PriorityQueues _listed = new(IdleLevel + 1);
    private long _origin;
    private long _fairWeight;
    private int _fairCount;
    private int _realTimeCount;

    private enum Rank
    {
        RealTime,
        Fair,
        Idle,
    }

    public override long Origin => Volatile.Read(ref _origin);

    public override ThreadEntry? Peek() => _realTimeCount != 0 ? _listed.First : _fair.First ?? _listed.First;

    public override ThreadEntry? After(ThreadEntry entry) => RankOf(entry) switch
    {
        Rank.RealTime when _listed.After(entry) is { Level: < IdleLevel } next => next,
        Rank.RealTime => _fair.First ?? _listed.After(entry),
        Rank.Fair => _fair.After(entry) ?? _listed.FirstOf(IdleLevel),
        _ => _listed.After(entry),
    };

    public override ThreadEntry? FindMovable(ulong processor) =>
        _fair.FindMovable(processor, MostLooks) ?? _listed.FindMovable(processor, MostLooks);

    public override bool IsPushed(ThreadEntry entry) => RankOf(entry) == Rank.RealTime;

    public override bool Precedes(ThreadEntry woken, ThreadEntry current)
    {
        Rank rank = RankOf(woken);
        Rank running = RankOf(current);
        return rank != running ? rank < running
            : rank == Rank.RealTime ? woken.Effective.Value < current.Effective.Value
            : rank == Rank.Fair && woken.Policy != SchedulingPolicy.Batch && current.Key - woken.Key > ToVirtual(granularityNs, woken.Weight);
    }

    public override long NextTickNs()
    {
        ThreadEntry? current = Current;
        return current is null || (_fairCount == 0 && RankOf(current) == Rank.Fair) || !IsShared(current) ? long.MaxValue
            : Math.Max(current.SliceLeftNs, 0);
    }

    public override void Prepare(ThreadEntry entry)
    {
        entry.Weight = entry.Policy == SchedulingPolicy.Idle ? IdleWeight : NiceWeights.Of(entry.Effective);
        entry.Rank = (int)Classify(entry);
    }

    public override long SavePosition(ThreadEntry entry) => entry.Key - _origin;

    public override void RestorePosition(ThreadEntry entry, long position) => entry.Key = _origin + position;

    protected override void Put(ThreadEntry entry, Placement placement)
    {
        if (RankOf(entry) != Rank.Fair)
        {
            PutListed(entry, placement);
            return;
        }

        if (placement == Placement.Woken)
        {
            bool isNew = entry.UsedNs == 0 || entry.Policy == SchedulingPolicy.Batch;
            entry.Key = Math.Max(entry.Key, isNew ? _origin : _origin - (latencyNs / 2));
        }
        else if (placement == Placement.Yielded && _fair.First is { } first)
        {
            entry.Key = Math.Max(entry.Key, first.Key);
        }

        _fair.Add(entry);
        _fairWeight += entry.Weight;
        _fairCount++;
    }

    protected override void Pull(ThreadEntry entry)
    {
        if (RankOf(entry) != Rank.Fair)
        {
            _listed.Remove(entry);
            _realTimeCount -= RankOf(entry) == Rank.RealTime ? 1 : 0;
            return;
        }

        _fair.Remove(entry);
        _fairWeight -= entry.Weight;
        _fairCount--;
    }

    protected override void Began(ThreadEntry entry)
    {
        if (RankOf(entry) == Rank.Fair)
        {
            BeganFair(entry);
        }
    }

    protected override void Settle(ThreadEntry current)
    {
        if (RankOf(current) == Rank.Fair)
        {
            FollowLeast(current);
        }
    }

    protected override ThreadEntry? Exchange(ThreadEntry running, Placement placement)
    {
        if (_realTimeCount != 0 || RankOf(running) != Rank.Fair)
        {
            return null;
        }

        ThreadEntry next = running;
        if (_fair.First is { } first)
        {
            if (placement == Placement.Yielded && running.Key < first.Key)
            {
                running.Key = first.Key;
            }

            if (running.Key >= first.Key)
            {
                _fair.ExchangeFirst(running);
                _fairWeight += running.Weight - first.Weight;
                next = first;
            }
        }

        BeganFair(next);
        return next;
    }

    protected override void Charge(ThreadEntry current, long elapsedNs)
    {
        if (RankOf(current) != Rank.Fair)
        {
            ChargeListed(current, elapsedNs);
            return;
        }

        current.Key += ToVirtual(elapsedNs, current.Weight);
        current.SliceLeftNs -= _fairCount > 0 ? elapsedNs : 0;
    }

    protected override bool IsOver(ThreadEntry current)
    {
        bool isFair = RankOf(current) == Rank.Fair;
        if (isFair)
        {
            FollowLeast(current);
        }

        return isFair ? _fairCount > 0 && (current.SliceLeftNs <= 0 || IsAhead(current)) : IsShared(current) && current.SliceLeftNs <= 0;
    }

    protected override string? CheckQueues()
    {
        long weight = 0;
        int count = 0;
        for (ThreadEntry? entry = _fair.First; entry is not null; entry = _fair.After(entry), count++)
        {
            weight += entry.Weight;
        }

        int realTime = 0;
        for (ThreadEntry? entry = _listed.First; entry is { Level: < IdleLevel }; entry = _listed.After(entry))
        {
            realTime++;
        }

        return realTime != _realTimeCount ? "the real-time threads are counted wrongly"
            : weight != _fairWeight || count != _fairCount ? "the weights of the fair threads are summed wrongly"
            : _listed.CheckInvariants() ?? _fair.CheckInvariants();
    }

    [NoHeapAllocation]
    private static Rank RankOf(ThreadEntry entry) => (Rank)entry.Rank;

    [NoHeapAllocation]
    private static Rank Classify(ThreadEntry entry) => entry.Policy switch
    {
        SchedulingPolicy.Fifo or SchedulingPolicy.RoundRobin or SchedulingPolicy.Deadline => Rank.RealTime,
        _ when entry.Effective.IsRealTime => Rank.RealTime,
        SchedulingPolicy.Idle => Rank.Idle,
        _ => Rank.Fair,
    };

    [NoHeapAllocation]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long ToVirtual(long timeNs, long weight) =>
        weight == NiceWeights.Unit ? timeNs : (long)((ulong)timeNs * NiceWeights.Unit / (ulong)weight);

    [NoHeapAllocation]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void BeganFair(ThreadEntry entry)
    {
        entry.SliceLeftNs = SliceOf(entry);
        FollowLeast(entry);
    }

    [NoHeapAllocation]
    private void ChargeListed(ThreadEntry current, long elapsedNs) => current.SliceLeftNs -= IsShared(current) ? elapsedNs : 0;

    /// <summary>Whether a thread has had a whole turn more than the one that has had least.</summary>
    [NoHeapAllocation]
    private bool IsAhead(ThreadEntry current) => current.Key - _fair.First!.Key > ToVirtual(SliceOf(current), current.Weight);

    [NoHeapAllocation]
    private void PutListed(ThreadEntry entry, Placement placement)
    {
        int level = RankOf(entry) == Rank.Idle ? IdleLevel
            : entry.Policy == SchedulingPolicy.Deadline ? 0
            : entry.Effective.Value;
        _realTimeCount += RankOf(entry) == Rank.RealTime ? 1 : 0;
        if (placement == Placement.Preempted && entry.SliceLeftNs > 0)
        {
            _listed.AddFirst(entry, level);
            return;
        }

        entry.SliceLeftNs = RealTimeSliceNs;
        _listed.AddLast(entry, level);
    }

    /// <summary>Whether a thread runs in slices because an equal one waits.</summary>
    [NoHeapAllocation]
    private bool IsShared(ThreadEntry current) => RankOf(current) switch
    {
        Rank.Fair => _fairCount > 0,
        Rank.Idle => _listed.FirstLevel == IdleLevel,
        _ => current.Policy != SchedulingPolicy.Fifo && _listed.FirstLevel >= 0 && _listed.FirstLevel <= current.Effective.Value,
    };

    /// <summary>A thread's part of the time within which all should have had a turn.</summary>
    [NoHeapAllocation]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private long SliceOf(ThreadEntry entry)
    {
        long period = Math.Max(latencyNs, (_fairCount + 1) * granularityNs);
        long slice = Math.Max(period * entry.Weight / (_fairWeight + entry.Weight), granularityNs);
        return entry.Policy == SchedulingPolicy.Batch ? slice * BatchSlices : slice;
    }

    [NoHeapAllocation]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void FollowLeast(ThreadEntry current)
    {
        long least = _fair.First is { } first ? Math.Min(first.Key, current.Key) : current.Key;
        if (least > _origin)
        {
            Volatile.Write(ref _origin, least);
        }
    }
}
