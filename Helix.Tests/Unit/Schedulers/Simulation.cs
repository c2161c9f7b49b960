using System;
using System.Collections.Generic;
using System.Linq;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;
using NUnit.Framework;

namespace Helix.Tests.Unit.Schedulers;

/// <summary>
/// Processors that obey a scheduler, in steps of simulated time. Threads compute for ever, or do a piece of work in each period.
/// </summary>
internal sealed class Simulation
{
    private readonly IScheduler _scheduler;
    private readonly SimulatedThread?[] _current;
    private readonly List<SimulatedThread> _threads = [];
    private readonly List<int> _picked = [];
    private readonly long _stepNs;
    private long _nowNs;

    public Simulation(IScheduler scheduler, int cpuCount, long stepNs)
    {
        _scheduler = scheduler;
        _stepNs = stepNs;
        _current = new SimulatedThread?[cpuCount];
        Assert.That(scheduler.Init(cpuCount), Is.EqualTo(Status.Ok));
    }

    public int Missed => _threads.Sum(thread => thread.Missed);

    public IReadOnlyList<int> PickedIds => _picked;

    /// <summary>A thread that computes for ever.</summary>
    public SimulatedThread AddBusy(SchedulingPolicy policy, Priority priority, ulong affinity = 0) =>
        Add(new SchedulableThread(NextId(), TaskId.Kernel, priority, policy, affinity), 0, 0);

    /// <summary>A thread with work to do in each period, which must be done at its end.</summary>
    public SimulatedThread AddPeriodic(SchedulingPolicy policy, Priority priority, long workNs, long periodNs) =>
        Add(new SchedulableThread(NextId(), TaskId.Kernel, priority, policy, 0, workNs, periodNs, periodNs), workNs, periodNs);

    /// <summary>Minds a thread that the scheduler has already, and which computes for ever. Its number is the next one.</summary>
    public SimulatedThread Watch(ThreadId id)
    {
        Assert.That(id, Is.EqualTo(NextId()));
        var thread = new SimulatedThread(id, 0, 0);
        _threads.Add(thread);
        return thread;
    }

    public void Run(long durationNs)
    {
        for (long end = _nowNs + durationNs; _nowNs < end; _nowNs += _stepNs)
        {
            foreach (SimulatedThread thread in _threads)
            {
                BeginPeriod(thread);
            }

            for (int cpu = 0; cpu < _current.Length; cpu++)
            {
                Step(cpu);
            }
        }
    }

    private ThreadId NextId() => new(_threads.Count + 1);

    private SimulatedThread Add(SchedulableThread thread, long workNs, long periodNs)
    {
        var simulated = new SimulatedThread(thread.Id, workNs, periodNs);
        Assert.That(_scheduler.AddThread(thread), Is.EqualTo(Status.Ok));
        _threads.Add(simulated);
        if (periodNs == 0)
        {
            Assert.That(_scheduler.ThreadReady(thread.Id), Is.EqualTo(Status.Ok));
        }

        return simulated;
    }

    private void BeginPeriod(SimulatedThread thread)
    {
        if (thread.PeriodNs == 0 || _nowNs % thread.PeriodNs != 0)
        {
            return;
        }

        thread.Missed += thread.LeftNs > 0 ? 1 : 0;
        thread.LeftNs += thread.WorkNs;
        Assert.That(_scheduler.ThreadReady(thread.Id), Is.EqualTo(Status.Ok));
    }

    private void Step(int cpu)
    {
        if (_current[cpu] is null || _scheduler.NeedsReschedule(cpu))
        {
            Pick(cpu);
        }

        if (_current[cpu] is { } running)
        {
            running.RanNs += _stepNs;
            running.LeftNs -= running.PeriodNs == 0 ? 0 : _stepNs;
        }

        _scheduler.Tick(cpu, _stepNs);
        if (_current[cpu] is { LeftNs: 0, PeriodNs: > 0 } done)
        {
            Assert.That(_scheduler.ThreadBlock(done.Id), Is.EqualTo(Status.Ok));
            Pick(cpu);
        }
    }

    private void Pick(int cpu)
    {
        _current[cpu] = null;
        if (_scheduler.PickNext(cpu).TryGet(out ThreadId id))
        {
            SimulatedThread picked = _threads[id.Value - 1];
            Assert.That(Array.IndexOf(_current, picked), Is.EqualTo(-1), "a thread runs twice");
            _current[cpu] = picked;
            _picked.Add(id.Value);
        }
    }
}
