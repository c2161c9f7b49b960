using System;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;
using Helix.Kernel.Runtime.Threading;
using ModuleSnapshot = Helix.Interfaces.Tasks.ThreadSnapshot;
using OwnSnapshot = Helix.Kernel.Runtime.Threading.ThreadSnapshot;

namespace Helix.Kernel.Boot.Tasks;

/// <summary>
/// One change of who decides which thread runs. All of it happens with the kernel's lock held: no
/// thread moves meanwhile. What threads there are and what they do is the dispatcher's knowledge; the scheduler before adds the order. The module's
/// functions are called guarded; until the end the one before decides, so that a failure changes nothing.
/// </summary>
internal sealed unsafe class SchedulerExchange
{
    private const int Spare = 64;

    private static SchedulerExchange? s_current;

    private readonly OwnSnapshot[] _own;
    private readonly ModuleSnapshot[] _listed;
    private readonly ModuleSnapshot[] _threads;
    private readonly bool[] _isSeen;
    private readonly int _cpuCount;
    private IScheduler? _from;
    private IScheduler? _to;
    private int _ownCount;
    private int _listedCount;
    private int _count;
    private int _picked;
    private int _lastFound;
    private int _stride = -1;

    private SchedulerExchange(int capacity, int cpuCount)
    {
        _own = new OwnSnapshot[capacity];
        _listed = new ModuleSnapshot[capacity];
        _threads = new ModuleSnapshot[capacity];
        _isSeen = new bool[capacity];
        _cpuCount = cpuCount;
    }

    /// <summary>Why the module's function was left; empty if it was not.</summary>
    public string Fault { get; private set; } = "";

    /// <summary>How long all threads were held up, in nanoseconds.</summary>
    public long PauseNs { get; private set; }

    /// <summary>Makes one with room for all threads and some that are made meanwhile.</summary>
    public static SchedulerExchange Prepare(int cpuCount) => new(KernelThreads.Count + Spare, cpuCount);

    /// <summary>Lets a module decide that has no threads yet, or stale ones.</summary>
    /// <param name="from">The module that decides now; null for the built-in scheduler.</param>
    /// <param name="to">The module that is to decide.</param>
    /// <returns><see cref="Status.NoSpace"/> if there are more threads than at Prepare.</returns>
    public Status TakeOver(IScheduler? from, IScheduler to) => Run(from, to, &TakeOverGuarded);

    /// <summary>Lets a module decide that knew the threads as they were some time ago: it is told what has changed.</summary>
    public Status Resume(IScheduler to) => Run(null, to, &ResumeGuarded);

    private Status Run(IScheduler? from, IScheduler to, delegate*<long, long, long, long> step)
    {
        _from = from;
        _to = to;
        ulong flags = DispatchLock.Enter();
        ulong start = DispatchLock.Nanoseconds;
        Status status = ListOwn();
        if (status.IsOk())
        {
            s_current = this;
            _listedCount = from is null ? 0 : List();
            long answer = DispatchLock.CallGuarded(step, 0, 0, 0);
            bool wasLeft = answer == DispatchLock.Failed;
            status = wasLeft ? Status.ModuleFault : Understand((Status)answer);
            Fault = wasLeft ? SchedulerCalls.Describe(GuardedCall.GetReason()) : "";
            s_current = null;
        }

        if (status.IsOk())
        {
            SchedulerCalls.Scheduler = to;
            ModuleScheduler.Activate();
        }

        PauseNs = (long)(DispatchLock.Nanoseconds - start);
        DispatchLock.Leave(flags);
        return status;
    }

    /// <summary>How many threads the scheduler before lists, in its order. If it fails at that the order is lost, and no thread.</summary>
    private int List()
    {
        long count = DispatchLock.CallGuarded(&ListGuarded, 0, 0, 0);
        return count >= 0 && count <= _listed.Length ? (int)count : 0;
    }

    /// <summary>A lack of space is the exchange's own answer, at which it is prepared anew; the module has no cause for it.</summary>
    private static Status Understand(Status answer) => answer == Status.NoSpace ? Status.Corrupt : answer;

    private static long ListGuarded(long none, long nothing, long nought) => s_current!._from!.Export(s_current._listed).Or(0);

    private static long TakeOverGuarded(long none, long nothing, long nought) => (long)s_current!.TakeOver();

    private static long ResumeGuarded(long none, long nothing, long nought) => (long)s_current!.Resume();

    private Status TakeOver()
    {
        for (int i = 0; i < _listedCount; i++)
        {
            ref ModuleSnapshot listed = ref _listed[i];
            int place = Find(listed.Thread.Id.Value);
            if (place >= 0 && !_isSeen[place])
            {
                _isSeen[place] = true;
                Append(_own[place], listed.UsedNs);
            }
        }

        for (int i = _ownCount - 1; i >= 0; i--)
        {
            if (!_isSeen[i] && !_own[i].IsIdle)
            {
                Append(_own[i], (long)_own[i].CpuNanoseconds);
            }
        }

        Status status = _to!.Init(_cpuCount);
        status = status.IsOk() ? _to.TakeOver(_threads.AsSpan(0, _count)) : status;
        return status.IsOk() ? Compare() : status;
    }

    private Status Resume()
    {
        Result<int> listed = _to!.Export(_listed);
        if (!listed.TryGet(out _listedCount))
        {
            return listed.Status;
        }

        Status status = Status.Ok;
        for (int i = 0; i < _listedCount && status.IsOk(); i++)
        {
            ref ModuleSnapshot thread = ref _listed[i];
            int place = Find(thread.Thread.Id.Value);
            status = place < 0 ? _to.RemoveThread(thread.Thread.Id) : Correct(thread, _own[place]);
            if (place >= 0)
            {
                _isSeen[place] = true;
                _count++;
                _picked += thread.State == ThreadRunState.Running && _own[place].State == ThreadState.Ready ? 1 : 0;
            }
        }

        for (int i = _ownCount - 1; i >= 0 && status.IsOk(); i--)
        {
            if (!_isSeen[i] && !_own[i].IsIdle)
            {
                status = Introduce(_own[i]);
                _count++;
            }
        }

        return status.IsOk() ? Compare() : status;
    }

    private Status Correct(in ModuleSnapshot known, in OwnSnapshot own)
    {
        var id = new ThreadId(own.Id);
        Status status = own.State == ThreadState.Ready ? _to!.ThreadReady(id) : _to!.ThreadBlock(id);
        if (status.IsOk() && known.Thread.Priority.Value != own.Plan.Priority)
        {
            status = _to.SetPriority(id, new Priority(own.Plan.Priority));
        }

        return status.IsOk() && known.Lent.Value != own.LentPriority ? _to.LendPriority(id, new Priority(own.LentPriority)) : status;
    }

    private Status Introduce(in OwnSnapshot own)
    {
        var id = new ThreadId(own.Id);
        Status status = _to!.AddThread(SchedulerCalls.Describe(own.Id, own.Plan));
        status = status.IsOk() && own.LentPriority < Priority.Lowest ? _to.LendPriority(id, new Priority(own.LentPriority)) : status;
        return status.IsOk() && own.State == ThreadState.Ready ? _to.ThreadReady(id) : status;
    }

    /// <summary>
    /// Whether the module has as many threads, and as many ready ones, as there are. Ready threads that one of its processors still has from before it
    /// was replaced do not count as ready there until that processor picks.
    /// </summary>
    private Status Compare()
    {
        int ready = 0;
        for (int i = 0; i < _ownCount; i++)
        {
            ready += _own[i].State == ThreadState.Ready && !_own[i].IsIdle ? 1 : 0;
        }

        SchedulerStatistics statistics = _to!.Statistics;
        return statistics.Threads == _count && statistics.Ready + _picked == ready ? Status.Ok : Status.Corrupt;
    }

    private void Append(in OwnSnapshot own, long usedNs) => _threads[_count++] = new ModuleSnapshot(
        SchedulerCalls.Describe(own.Id, own.Plan),
        new Priority(own.LentPriority),
        own.State == ThreadState.Ready ? ThreadRunState.Ready : ThreadRunState.Blocked,
        own.Processor,
        usedNs);

    private Status ListOwn()
    {
        if (KernelThreads.Count > _own.Length)
        {
            return Status.NoSpace;
        }

        // SAFETY: the collector does not move objects.
        fixed (OwnSnapshot* start = _own)
        {
            _ownCount = KernelThreads.Snapshot(new Span<OwnSnapshot>(start, _own.Length));
        }

        return Status.Ok;
    }

    /// <summary>
    /// The place of a thread's number in the own list, which descends; -1 if it is not there, or idle. Schedulers list threads that wait by number,
    /// and others often nearly so: the next one is mostly as far from the last one as that was from the one before.
    /// </summary>
    private int Find(int id)
    {
        int guess = _lastFound + _stride;
        if ((uint)guess >= (uint)_ownCount || _own[guess].Id != id)
        {
            guess = Search(id);
            if (guess < 0)
            {
                return guess;
            }

            _stride = guess - _lastFound;
        }

        _lastFound = guess;
        return _own[guess].IsIdle ? -1 : guess;
    }

    private int Search(int id)
    {
        int low = 0;
        int high = _ownCount - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            int found = _own[middle].Id;
            if (found == id)
            {
                return middle;
            }

            low = found > id ? middle + 1 : low;
            high = found > id ? high : middle - 1;
        }

        return -1;
    }
}
