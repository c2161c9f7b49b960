using System;
using System.Collections.Generic;
using System.Linq;
using Helix.Interfaces.Diagnostics;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;
using NUnit.Framework;

namespace Helix.Tests.Unit.Schedulers;

/// <summary>
/// Does random things to a scheduler, and keeps a simple account of what must be: which threads there are, which are ready, which
/// processor has which. The order of threads is the affair of each scheduler's own tests.
/// </summary>
internal sealed class SchedulerModel(IScheduler scheduler, int cpuCount, int seed)
{
    private readonly Random _random = new(seed);
    private readonly Dictionary<int, ModelThread> _threads = [];
    private readonly ModelThread?[] _current = new ModelThread?[cpuCount];
    private int _lastId;

    public IScheduler Scheduler { get; set; } = scheduler;

    public bool HasDeadlines { get; init; }

    public int Picks { get; private set; }

    public void Step()
    {
        switch (_random.Next(16))
        {
            case 0 or 1 when _threads.Count < 60:
                Add();
                break;
            case 2 when _threads.Count > 20:
                Remove();
                break;
            case 3 or 4 or 5:
                Ready();
                break;
            case 6 or 7:
                Block();
                break;
            case 8:
                Scheduler.YieldThread(_random.Next(cpuCount));
                break;
            case 9 or 10:
                Scheduler.Tick(_random.Next(cpuCount), _random.Next(4_000_000));
                break;
            case 11:
                ChangePriority();
                break;
            default:
                Pick();
                break;
        }
    }

    public void Check()
    {
        Assert.That(((ISelfChecking)Scheduler).CheckInvariants(), Is.Null);
        SchedulerStatistics statistics = Scheduler.Statistics;
        Assert.That(statistics.Threads, Is.EqualTo(_threads.Count));
        Assert.That(statistics.Ready, Is.EqualTo(_threads.Values.Count(thread => thread.IsReady && thread.Cpu < 0)));
        Assert.That(_threads.Values.FirstOrDefault(thread => !IsAsExpected(thread))?.Id, Is.Null);
    }

    private bool IsAsExpected(ModelThread thread)
    {
        ThreadRunState state = !thread.IsReady ? ThreadRunState.Blocked : thread.Cpu < 0 ? ThreadRunState.Ready : ThreadRunState.Running;
        ThreadSnapshot seen = Scheduler.GetThread(thread.Id).Value;
        return seen.State == state && seen.Thread.Priority.Equals(thread.Priority) && Scheduler.GetPriority(thread.Id).Value.Equals(thread.Priority);
    }

    private ModelThread? Any() => _threads.Count == 0 ? null : _threads.Values.ElementAt(_random.Next(_threads.Count));

    private void Add()
    {
        int kind = _random.Next(HasDeadlines ? 6 : 5);
        var policy = (SchedulingPolicy)kind;
        var priority = new Priority(policy is SchedulingPolicy.Fifo or SchedulingPolicy.RoundRobin ? _random.Next(100) : _random.Next(100, 140));
        ulong affinity = _random.Next(3) == 0 ? (ulong)_random.Next(1, 1 << cpuCount) : 0;
        long workNs = policy == SchedulingPolicy.Deadline ? 1_000_000 : 0;
        var thread = new SchedulableThread(new ThreadId(++_lastId), TaskId.Kernel, priority, policy, affinity, workNs, 20 * workNs, 20 * workNs);
        Status status = Scheduler.AddThread(thread);
        if (policy == SchedulingPolicy.Deadline && status == Status.Busy)
        {
            return;
        }

        Assert.That(status, Is.EqualTo(Status.Ok));
        _threads.Add(_lastId, new ModelThread(thread) { Priority = priority });
        Assert.That(Scheduler.AddThread(thread), Is.EqualTo(Status.AlreadyExists));
    }

    private void Remove()
    {
        ModelThread thread = Any()!;
        Assert.That(Scheduler.RemoveThread(thread.Id), Is.EqualTo(Status.Ok));
        Assert.That(Scheduler.RemoveThread(thread.Id), Is.EqualTo(Status.NotFound));
        Assert.That(Scheduler.ThreadReady(thread.Id), Is.EqualTo(Status.NotFound));
        _ = _threads.Remove(thread.Id.Value);
    }

    private void Ready()
    {
        if (Any() is { } thread)
        {
            Assert.That(Scheduler.ThreadReady(thread.Id), Is.EqualTo(Status.Ok));
            thread.IsReady = true;
        }
    }

    private void Block()
    {
        if (Any() is { } thread)
        {
            Assert.That(Scheduler.ThreadBlock(thread.Id), Is.EqualTo(Status.Ok));
            thread.IsReady = false;
        }
    }

    private void ChangePriority()
    {
        if (Any() is not { } thread)
        {
            return;
        }

        if (_random.Next(2) == 0)
        {
            Assert.That(Scheduler.LendPriority(thread.Id, new Priority(_random.Next(2) == 0 ? 139 : _random.Next(140))), Is.EqualTo(Status.Ok));
            return;
        }

        var priority = new Priority(_random.Next(140));
        bool isUrgent = thread.Policy is SchedulingPolicy.Fifo or SchedulingPolicy.RoundRobin;
        bool fits = thread.Policy == SchedulingPolicy.Deadline || priority.IsRealTime == isUrgent;
        Assert.That(Scheduler.SetPriority(thread.Id, priority), Is.EqualTo(fits ? Status.Ok : Status.InvalidArgument));
        thread.Priority = fits ? priority : thread.Priority;
    }

    private void Pick()
    {
        int cpu = _random.Next(cpuCount);
        if (_current[cpu] is { } previous)
        {
            previous.Cpu = -1;
            _current[cpu] = null;
        }

        Result<ThreadId> picked = Scheduler.PickNext(cpu);
        Assert.That(Scheduler.NeedsReschedule(cpu), Is.False);
        if (!picked.TryGet(out ThreadId id))
        {
            Assert.That(picked.Status, Is.EqualTo(Status.NotFound));
            IEnumerable<ModelThread> forgotten = _threads.Values.Where(thread =>
                thread.IsReady && thread.Cpu < 0 && thread.Policy != SchedulingPolicy.Deadline && thread.MayRunOn(cpu));
            Assert.That(forgotten.Select(thread => thread.Id), Is.Empty, $"processor {cpu} idles");
            return;
        }

        Picks++;
        ModelThread thread = _threads[id.Value];
        Assert.That(thread.IsReady, $"thread {id} is blocked");
        Assert.That(thread.Cpu, Is.EqualTo(-1), $"thread {id} runs already");
        Assert.That(thread.MayRunOn(cpu), $"thread {id} may not run on processor {cpu}");
        thread.Cpu = cpu;
        _current[cpu] = thread;
    }
}
