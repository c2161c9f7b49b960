using System;
using System.Collections.Generic;
using System.Numerics;
using Helix.Interfaces.Diagnostics;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;

namespace Helix.Modules.Schedulers.Common;

/// <summary>
/// A scheduler as a module: the contract and the state for a successor, over a <see cref="Dispatcher"/>. An heir says what its
/// run queues are. Configuration, in the module's group: <c>balance-ms</c> (default 4), how often a processor compares its load
/// with the others'.
/// </summary>
public abstract class SchedulerModule : Module, IScheduler, ISelfChecking
{
    private const long DefaultBalanceMs = 4;

    private readonly ThreadDirectory _directory = new();
    private Dispatcher _dispatcher;
    private long _balanceNs = DefaultBalanceMs * Time.NsPerMs;
    private int _nextHome;
    private Gate _gate;

    /// <summary>Makes a scheduler without processors.</summary>
    protected SchedulerModule() => _dispatcher = new Dispatcher([], _directory, 0);

    /// <inheritdoc />
    public abstract string Name { get; }

    /// <inheritdoc />
    public ModuleVersion Version => new(1, 0, 0);

    /// <inheritdoc />
    public SchedulerStatistics Statistics
    {
        get
        {
            var sum = new SchedulerStatistics(_directory.Count, 0, 0, 0, 0, 0);
            foreach (RunQueue queue in Queues)
            {
                sum = new SchedulerStatistics(
                    sum.Threads,
                    sum.Ready + queue.Ready,
                    sum.Switches + queue.Switches,
                    sum.Preemptions + queue.Preemptions,
                    sum.Migrations + queue.Migrations,
                    sum.MissedDeadlines + queue.MissedDeadlines);
            }

            return sum;
        }
    }

    /// <inheritdoc />
    public ulong PendingCpus => _dispatcher.Pending;

    private protected RunQueue[] Queues => _dispatcher.Queues;

    /// <inheritdoc />
    public override Status Initialize(IModuleContext context)
    {
        Status status = base.Initialize(context);
        _balanceNs = ReadMs(context, "balance-ms", DefaultBalanceMs);
        return status;
    }

    /// <inheritdoc />
    public Status Init(int cpuCount)
    {
        if (cpuCount is < 1 or > IScheduler.MostCpus)
        {
            return Status.InvalidArgument;
        }

        _directory.Clear();
        var queues = new RunQueue[cpuCount];
        for (int cpu = 0; cpu < cpuCount; cpu++)
        {
            queues[cpu] = MakeQueue(cpu);
        }

        _dispatcher = new Dispatcher(queues, _directory, _balanceNs);
        return Status.Ok;
    }

    /// <inheritdoc />
    public Result<ThreadId> PickNext(int cpu) => _dispatcher.PickNext(cpu);

    /// <inheritdoc />
    public Result<ThreadId> Switch(int cpu, long elapsedNs, ThreadId current, SwitchReason reason) =>
        _dispatcher.Switch(cpu, elapsedNs, current, reason);

    /// <inheritdoc />
    public Status AddThread(in SchedulableThread thread)
    {
        if (Queues.Length == 0)
        {
            return Status.InvalidState;
        }

        ulong affinity = thread.AffinityMask == 0 ? _dispatcher.AllCpus : thread.AffinityMask & _dispatcher.AllCpus;
        if (thread.Id.Value <= 0 || affinity == 0 || !Fits(thread.Policy, thread.Priority))
        {
            return Status.InvalidArgument;
        }

        var entry = new ThreadEntry(in thread) { Affinity = affinity };
        _gate.Enter();
        Status status = _directory.Find(thread.Id) is null ? Admit(entry) : Status.AlreadyExists;
        if (status.IsOk())
        {
            Queues[entry.Cpu].Prepare(entry);
            _directory.Add(entry);
        }

        _gate.Exit();
        return status;
    }

    /// <inheritdoc />
    public Status RemoveThread(ThreadId id) => _dispatcher.Remove(id);

    /// <inheritdoc />
    public Status ThreadReady(ThreadId id) => _dispatcher.Ready(id);

    /// <inheritdoc />
    public Status ThreadBlock(ThreadId id) => _dispatcher.Block(id);

    /// <inheritdoc />
    public void YieldThread(int cpu) => _dispatcher.Yield(cpu);

    /// <inheritdoc />
    public void Tick(int cpu, long elapsedNs) => _dispatcher.Tick(cpu, elapsedNs);

    /// <inheritdoc />
    public Status SetPriority(ThreadId id, Priority priority) =>
        _directory.Find(id) is not { } entry ? Status.NotFound
        : Fits(entry.Policy, priority) ? _dispatcher.SetPriority(entry, priority, entry.Lent)
        : Status.InvalidArgument;

    /// <inheritdoc />
    public Status LendPriority(ThreadId id, Priority priority) =>
        _directory.Find(id) is { } entry ? _dispatcher.SetPriority(entry, entry.Own, priority) : Status.NotFound;

    /// <inheritdoc />
    public Result<Priority> GetPriority(ThreadId id) => _directory.Find(id) is { } entry ? entry.Own : Status.NotFound;

    /// <inheritdoc />
    public bool NeedsReschedule(int cpu) => (uint)cpu < (uint)Queues.Length && (_dispatcher.Pending & (1UL << cpu)) != 0;

    /// <inheritdoc />
    public long NextTickNs(int cpu) => _dispatcher.NextTickNs(cpu);

    /// <inheritdoc />
    public Result<ThreadSnapshot> GetThread(ThreadId id) => _directory.Find(id) is { } entry ? entry.Snapshot() : Status.NotFound;

    /// <inheritdoc />
    public PolicyStatistics GetPolicyStatistics(SchedulingPolicy policy)
    {
        PolicyStatistics sum = default;
        _gate.Enter();
        foreach (ThreadEntry entry in _directory.All())
        {
            if (entry.Policy == policy)
            {
                sum = new PolicyStatistics(
                    sum.Threads + 1,
                    sum.Ready + (entry.State == ThreadRunState.Ready ? 1 : 0),
                    sum.Running + (entry.State == ThreadRunState.Running ? 1 : 0),
                    sum.UsedNs + entry.UsedNs,
                    sum.Switches + entry.Switches);
            }
        }

        _gate.Exit();
        return sum;
    }

    /// <inheritdoc />
    public Result<int> Export(Span<ThreadSnapshot> threads)
    {
        int count = 0;
        foreach (ThreadEntry entry in ThreadOrder.List(Queues, _directory))
        {
            if (count == threads.Length)
            {
                return Status.BufferTooSmall;
            }

            threads[count++] = entry.Snapshot();
        }

        return count;
    }

    /// <inheritdoc />
    public Status TakeOver(ReadOnlySpan<ThreadSnapshot> threads)
    {
        Status status = Queues.Length == 0 || _directory.Count != 0 ? Status.InvalidState : Status.Ok;
        for (int i = 0; i < threads.Length && status.IsOk(); i++)
        {
            status = Adopt(threads[i], null);
            if (status.IsError())
            {
                _ = Reset(Queues.Length);
            }
        }

        return status;
    }

    /// <inheritdoc />
    public override Result<byte[]> SaveState()
    {
        List<SavedThread> threads = [];
        foreach (ThreadEntry entry in ThreadOrder.List(Queues, _directory))
        {
            var rights = new SavedRights(Queues[entry.Cpu].SavePosition(entry), entry.SliceLeftNs, entry.BudgetNs);
            threads.Add(new SavedThread(entry.Snapshot(), rights));
        }

        return SavedState.Write(Name, Queues.Length, threads);
    }

    /// <inheritdoc />
    public override Status RestoreState(ReadOnlySpan<byte> state)
    {
        Result<SavedState> read = SavedState.Read(state);
        if (!read.TryGet(out SavedState? saved))
        {
            return read.Status;
        }

        bool isOwn = saved.Name == Name;
        Status status = Reset(Queues.Length == 0 ? saved.CpuCount : Queues.Length);
        foreach (SavedThread thread in saved.Threads)
        {
            status = status.IsOk() ? Adopt(thread.Snapshot, isOwn ? thread.Rights : null) : status;
        }

        if (status.IsError())
        {
            _ = Reset(Queues.Length);
            return Status.Corrupt;
        }

        return Status.Ok;
    }

    /// <inheritdoc />
    public override Status Check() => CheckInvariants() is null ? Status.Ok : Status.Corrupt;

    /// <inheritdoc />
    public virtual string? CheckInvariants()
    {
        int ready = 0;
        foreach (RunQueue queue in Queues)
        {
            if (queue.CheckInvariants() is { } wrong)
            {
                return wrong;
            }

            ready += queue.Ready;
        }

        foreach (ThreadEntry entry in _directory.All())
        {
            ready -= entry.State == ThreadRunState.Ready ? 1 : 0;
            if ((entry.Affinity & (1UL << entry.Cpu)) == 0
                || (entry.State == ThreadRunState.Running && Queues[entry.Cpu].Current != entry))
            {
                return $"thread {entry.Id} is {entry.State} and not where it should be";
            }
        }

        return ready != 0 ? $"{ready} ready threads too many in the queues" : null;
    }

    /// <summary>A configured time in milliseconds, at least 1 and at most a minute, as nanoseconds.</summary>
    private protected static long ReadMs(IModuleContext context, string key, long defaultMs) =>
        Math.Clamp(context.GetConfig(key, defaultMs), 1, 60_000) * Time.NsPerMs;

    private protected abstract RunQueue MakeQueue(int cpu);

    /// <summary>
    /// Decides whether a thread can be taken on, and by which queue. Called under the lock of the threads that add.
    /// </summary>
    private protected virtual Status Admit(ThreadEntry entry)
    {
        if (entry.Policy == SchedulingPolicy.Deadline)
        {
            return Status.NotSupported;
        }

        entry.Cpu = NextHome(entry.Affinity);
        return Status.Ok;
    }

    /// <summary>Decides which queue gets a thread that was taken over; only one that makes no sense may be refused.</summary>
    private protected virtual Status Accept(ThreadEntry entry, int cpu)
    {
        entry.Cpu = (uint)cpu < (uint)Queues.Length && (entry.Affinity & (1UL << cpu)) != 0 ? cpu : NextHome(entry.Affinity);
        return Status.Ok;
    }

    /// <summary>The allowed processors in turn.</summary>
    private protected int NextHome(ulong affinity)
    {
        _nextHome = (_nextHome + 1) % Queues.Length;
        ulong later = affinity & (ulong.MaxValue << _nextHome);
        return BitOperations.TrailingZeroCount(later != 0 ? later : affinity);
    }

    [NoHeapAllocation]
    private static bool Fits(SchedulingPolicy policy, Priority priority) => policy switch
    {
        SchedulingPolicy.Fifo or SchedulingPolicy.RoundRobin => priority.IsRealTime,
        SchedulingPolicy.Normal or SchedulingPolicy.Batch or SchedulingPolicy.Idle => !priority.IsRealTime,
        SchedulingPolicy.Deadline => true,
        _ => false,
    };

    private Status Adopt(in ThreadSnapshot snapshot, SavedRights? rights)
    {
        ulong affinity = snapshot.Thread.AffinityMask & _dispatcher.AllCpus;
        var entry = new ThreadEntry(snapshot.Thread)
        {
            Affinity = affinity == 0 ? _dispatcher.AllCpus : affinity,
            Lent = snapshot.Lent,
            UsedNs = snapshot.UsedNs,
        };
        if (Queues.Length == 0 || entry.Id.Value <= 0 || !Fits(entry.Policy, entry.Own))
        {
            return Status.InvalidArgument;
        }

        Status status = _directory.Find(entry.Id) is null ? Accept(entry, snapshot.Cpu) : Status.AlreadyExists;
        if (status.IsOk())
        {
            _directory.Add(entry);
            Place(entry, snapshot.State, rights);
        }

        return status;
    }

    private void Place(ThreadEntry entry, ThreadRunState state, SavedRights? rights)
    {
        RunQueue queue = Queues[entry.Cpu];
        queue.Prepare(entry);
        if (rights is { } saved)
        {
            entry.SliceLeftNs = saved.SliceLeftNs;
            entry.BudgetNs = saved.BudgetNs;
            queue.RestorePosition(entry, saved.Position);
        }

        if (state == ThreadRunState.Blocked)
        {
            return;
        }

        queue.Add(entry, rights is null ? Placement.Woken : Placement.Moved);
        if (state == ThreadRunState.Running && queue.Current is null)
        {
            queue.Take(entry);
            queue.Occupy(entry, entry);
        }
    }

    /// <summary>Forgets every thread, and makes new queues for as many processors; none for 0.</summary>
    private Status Reset(int cpuCount)
    {
        _directory.Clear();
        _dispatcher = new Dispatcher([], _directory, 0);
        return cpuCount == 0 ? Status.Ok : Init(cpuCount);
    }
}
