using System;
using System.Threading;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;
using Helix.Modules.Schedulers.Common;

namespace Helix.Modules.Schedulers.RealTime;

/// <summary>
/// The threads of one processor. Deadline threads are in a tree by deadline, the earliest first (Liu and Layland, Journal of the
/// ACM 20, 1973). Each has a budget in every period, a constant-bandwidth server (Abeni and Buttazzo, RTSS 1998): one that has
/// used it up, or has yielded, is throttled until its next period, in a tree by that time, and so cannot make others late. All
/// other threads are in lists by level.
/// </summary>
internal sealed class RealTimeQueue(int cpu, long sliceNs) : RunQueue(cpu)
{
    /// <summary>The unit of shares: a whole processor, in millionths.</summary>
    public const long WholeProcessor = 1_000_000;

    private const int IdleLevel = Priority.Lowest + 1;
    private const int BatchSlices = 4;
    private const long Unlimited = long.MaxValue;

    private readonly ThreadTree _due = new();
    private readonly ThreadTree _throttled = new();
    private readonly PriorityQueues _listed = new(IdleLevel + 1);
    private long _reserved;

    /// <summary>Whether the parameters of a deadline thread make sense.</summary>
    public static bool IsSound(ThreadEntry entry) =>
        entry.RuntimeNs > 0 && entry.RuntimeNs <= entry.DeadlineNs && entry.DeadlineNs <= entry.PeriodNs;

    /// <summary>
    /// Sets aside what a deadline thread needs if the sum stays within a limit: the sum of run time by deadline is at most 1 for
    /// a set that can be kept. One caller at a time; <see cref="Forget"/> may run beside it.
    /// </summary>
    public bool TryReserve(ThreadEntry entry, long limit)
    {
        long share = ShareOf(entry);
        if (Interlocked.Read(ref _reserved) + share > limit)
        {
            return false;
        }

        _ = Interlocked.Add(ref _reserved, share);
        return true;
    }

    public override ThreadEntry? Peek() => _due.First ?? _listed.First;

    public override ThreadEntry? First() => _due.First ?? _throttled.First ?? _listed.First;

    public override ThreadEntry? After(ThreadEntry entry) =>
        entry.Policy != SchedulingPolicy.Deadline ? _listed.After(entry)
        : entry.IsThrottled ? _throttled.After(entry) ?? _listed.First
        : _due.After(entry) ?? _throttled.First ?? _listed.First;

    public override ThreadEntry? FindMovable(ulong processor) => _listed.FindMovable(processor, MostLooks);

    public override bool IsPushed(ThreadEntry entry) => entry.Policy != SchedulingPolicy.Deadline;

    public override bool Precedes(ThreadEntry woken, ThreadEntry current)
    {
        bool isDeadline = woken.Policy == SchedulingPolicy.Deadline;
        bool runsDeadline = current.Policy == SchedulingPolicy.Deadline;
        return isDeadline && woken.IsThrottled ? false
            : isDeadline != runsDeadline ? isDeadline
            : isDeadline ? woken.DueNs < current.DueNs
            : LevelOf(woken) < LevelOf(current);
    }

    public override long NextTickNs()
    {
        long next = _throttled.First is { } first ? first.Key - ClockNs : long.MaxValue;
        if (Current is { Policy: SchedulingPolicy.Deadline } running)
        {
            next = Math.Min(next, running.BudgetNs);
        }
        else if (Current is { } current && current.SliceLeftNs != Unlimited && _listed.FirstLevel == LevelOf(current))
        {
            next = Math.Min(next, current.SliceLeftNs);
        }

        return Math.Max(next, 0);
    }

    public override void Prepare(ThreadEntry entry) => entry.SliceLeftNs = SliceOf(entry);

    public override void Forget(ThreadEntry entry)
    {
        if (entry.Policy == SchedulingPolicy.Deadline)
        {
            _ = Interlocked.Add(ref _reserved, -ShareOf(entry));
        }
    }

    public override long SavePosition(ThreadEntry entry) => entry.DueNs - ClockNs;

    public override void RestorePosition(ThreadEntry entry, long position) => entry.DueNs = ClockNs + position;

    public override void Account(long elapsedNs)
    {
        base.Account(elapsedNs);
        _ = Expire();
    }

    protected override void Put(ThreadEntry entry, Placement placement)
    {
        if (entry.Policy == SchedulingPolicy.Deadline)
        {
            PutDeadline(entry, placement);
            return;
        }

        int level = LevelOf(entry);
        if (placement == Placement.Preempted && entry.SliceLeftNs > 0)
        {
            _listed.AddFirst(entry, level);
            return;
        }

        entry.SliceLeftNs = SliceOf(entry);
        _listed.AddLast(entry, level);
    }

    protected override void Pull(ThreadEntry entry)
    {
        if (entry.Policy != SchedulingPolicy.Deadline)
        {
            _listed.Remove(entry);
        }
        else if (entry.IsThrottled)
        {
            _throttled.Remove(entry);
            entry.IsThrottled = false;
        }
        else
        {
            _due.Remove(entry);
        }
    }

    protected override void Began(ThreadEntry entry) => CountIfLate(entry);

    protected override void Charge(ThreadEntry current, long elapsedNs)
    {
        if (current.Policy == SchedulingPolicy.Deadline)
        {
            CountIfLate(current);
            current.BudgetNs -= elapsedNs;
        }
        else if (current.SliceLeftNs != Unlimited)
        {
            current.SliceLeftNs -= elapsedNs;
        }
    }

    protected override bool IsOver(ThreadEntry current)
    {
        if (current.Policy == SchedulingPolicy.Deadline)
        {
            return current.BudgetNs <= 0;
        }

        if (current.SliceLeftNs <= 0 && _listed.FirstOf(LevelOf(current)) is null)
        {
            current.SliceLeftNs = SliceOf(current);
        }

        return current.SliceLeftNs <= 0;
    }

    protected override bool Expire()
    {
        while (_throttled.First is { } first && first.Key <= ClockNs)
        {
            Pull(first);
            BeginPeriod(first);
            AddDue(first);
        }

        if (_due.First is { } earliest)
        {
            CountIfLate(earliest);
        }

        return Peek() is { } next && (Current is null || Precedes(next, Current));
    }

    protected override string? CheckQueues() => _listed.CheckInvariants() ?? _due.CheckInvariants() ?? _throttled.CheckInvariants();

    [NoHeapAllocation]
    private static long ShareOf(ThreadEntry entry) => (long)Math.Ceiling(WholeProcessor * ((double)entry.RuntimeNs / entry.DeadlineNs));

    [NoHeapAllocation]
    private static int LevelOf(ThreadEntry entry) =>
        entry.Policy == SchedulingPolicy.Idle && !entry.Lent.IsRealTime ? IdleLevel : entry.Effective.Value;

    [NoHeapAllocation]
    private void PutDeadline(ThreadEntry entry, Placement placement)
    {
        if (placement == Placement.Woken && !CanGoOn(entry))
        {
            entry.DueNs = ClockNs + entry.DeadlineNs;
            entry.BudgetNs = entry.RuntimeNs;
            entry.IsLate = false;
        }
        else if (placement == Placement.Yielded)
        {
            entry.BudgetNs = Math.Min(entry.BudgetNs, 0);
        }

        if (entry.BudgetNs > 0)
        {
            AddDue(entry);
            return;
        }

        entry.IsThrottled = true;
        entry.Key = entry.DueNs - entry.DeadlineNs + entry.PeriodNs;
        _throttled.Add(entry);
    }

    [NoHeapAllocation]
    private void AddDue(ThreadEntry entry)
    {
        entry.Key = entry.DueNs;
        _due.Add(entry);
    }

    /// <summary>
    /// Whether what is left of the budget until the deadline is no more than the thread's share, so that it may keep both.
    /// </summary>
    [NoHeapAllocation]
    private bool CanGoOn(ThreadEntry entry) =>
        entry.DueNs > ClockNs && (double)entry.BudgetNs * entry.DeadlineNs <= (double)(entry.DueNs - ClockNs) * entry.RuntimeNs;

    /// <summary>Gives a thread its budget for the next period; what it overran is deducted.</summary>
    [NoHeapAllocation]
    private void BeginPeriod(ThreadEntry entry)
    {
        long periods = (Math.Max(-entry.BudgetNs, 0) / entry.RuntimeNs) + 1;
        entry.DueNs += periods * entry.PeriodNs;
        entry.BudgetNs += periods * entry.RuntimeNs;
        if (entry.DueNs <= ClockNs)
        {
            entry.DueNs = ClockNs + entry.DeadlineNs;
            entry.BudgetNs = entry.RuntimeNs;
        }

        entry.IsLate = false;
    }

    [NoHeapAllocation]
    private void CountIfLate(ThreadEntry entry)
    {
        if (entry.Policy == SchedulingPolicy.Deadline && !entry.IsLate && ClockNs > entry.DueNs)
        {
            entry.IsLate = true;
            MissedDeadlines++;
        }
    }

    [NoHeapAllocation]
    private long SliceOf(ThreadEntry entry) => entry.Policy switch
    {
        SchedulingPolicy.Fifo => Unlimited,
        SchedulingPolicy.Batch => sliceNs * BatchSlices,
        _ => sliceNs,
    };
}
