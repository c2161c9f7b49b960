using System.Linq;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;
using Helix.Modules.Schedulers.Fair;
using Helix.Modules.Schedulers.RealTime;
using Helix.Modules.Schedulers.RoundRobin;
using NUnit.Framework;

namespace Helix.Tests.Unit.Schedulers;

[TestFixture]
internal sealed class RoundRobinTests
{
    private const long Ms = 1_000_000;

    [Test]
    public void ThreadsTakeTurnsOfOneSlice()
    {
        var simulation = new Simulation(new RoundRobinModule(), 1, Ms);
        for (int i = 0; i < 3; i++)
        {
            _ = simulation.AddBusy(SchedulingPolicy.Normal, new Priority(100 + i));
        }

        simulation.Run(60 * Ms);
        Assert.That(simulation.PickedIds, Is.EqualTo(new[] { 1, 2, 3, 1, 2, 3 }));
    }

    [Test]
    public void WhoIsInterruptedByAnUrgentThreadKeepsTheRestOfItsTurn()
    {
        var simulation = new Simulation(new RoundRobinModule(), 1, Ms);
        _ = simulation.AddBusy(SchedulingPolicy.Normal, Priority.Default);
        _ = simulation.AddBusy(SchedulingPolicy.Normal, Priority.Default);
        _ = simulation.AddPeriodic(SchedulingPolicy.Fifo, new Priority(1), 1 * Ms, 5 * Ms);
        simulation.Run(24 * Ms);
        Assert.That(simulation.PickedIds, Is.EqualTo(new[] { 3, 1, 3, 1, 3, 1, 2, 3, 2, 3, 2 }));
    }

    [Test]
    public void BatchAndIdleThreadsStandBack()
    {
        var simulation = new Simulation(new RoundRobinModule(), 1, Ms);
        SimulatedThread normal = simulation.AddBusy(SchedulingPolicy.Normal, Priority.Default);
        SimulatedThread batch = simulation.AddBusy(SchedulingPolicy.Batch, Priority.Default);
        SimulatedThread idle = simulation.AddBusy(SchedulingPolicy.Idle, Priority.Default);
        simulation.Run(500 * Ms);
        Assert.That(batch.RanNs, Is.EqualTo(4 * normal.RanNs));
        Assert.That(idle.RanNs, Is.Zero);
    }

    [Test]
    public void ATickIsNeededOnlyWhileSomeoneWaits()
    {
        var scheduler = new RoundRobinModule();
        var simulation = new Simulation(scheduler, 1, Ms);
        Assert.That(scheduler.NextTickNs(0), Is.EqualTo(long.MaxValue));
        _ = simulation.AddBusy(SchedulingPolicy.Normal, Priority.Default);
        simulation.Run(3 * Ms);
        Assert.That(scheduler.NextTickNs(0), Is.EqualTo(long.MaxValue));
        _ = simulation.AddBusy(SchedulingPolicy.Normal, Priority.Default);
        Assert.That(scheduler.NextTickNs(0), Is.EqualTo(7 * Ms));
    }

    [Test]
    public void StatisticsTellPoliciesApart()
    {
        var scheduler = new RoundRobinModule();
        var simulation = new Simulation(scheduler, 1, Ms);
        _ = simulation.AddBusy(SchedulingPolicy.Normal, Priority.Default);
        _ = simulation.AddBusy(SchedulingPolicy.Normal, Priority.Default);
        _ = simulation.AddBusy(SchedulingPolicy.Idle, Priority.Default);
        simulation.Run(100 * Ms);
        Assert.That(scheduler.GetPolicyStatistics(SchedulingPolicy.Normal), Is.EqualTo(new PolicyStatistics(2, 1, 1, 100 * Ms, 10)));
        Assert.That(scheduler.GetPolicyStatistics(SchedulingPolicy.Idle), Is.EqualTo(new PolicyStatistics(1, 1, 0, 0, 0)));
        Assert.That(scheduler.GetPolicyStatistics(SchedulingPolicy.Fifo), Is.EqualTo(default(PolicyStatistics)));
        Assert.That(scheduler.Statistics.Switches, Is.EqualTo(10));
    }

    [Test]
    public void OtherSchedulersTakeItsThreadsOverAndBack()
    {
        IScheduler first = new RealTimeModule();
        Assert.That(first.Init(2), Is.EqualTo(Status.Ok));
        for (int id = 1; id <= 30; id++)
        {
            var policy = (SchedulingPolicy)(id % 6);
            var priority = new Priority(policy is SchedulingPolicy.Fifo or SchedulingPolicy.RoundRobin ? id : 100 + id);
            var thread = new SchedulableThread(new ThreadId(id), new TaskId(id), priority, policy, (ulong)(id % 4), 1 * Ms, 50 * Ms, 100 * Ms);
            Assert.That(first.AddThread(thread), Is.EqualTo(Status.Ok));
            Assert.That(id % 5 == 0 || first.ThreadReady(new ThreadId(id)) == Status.Ok);
        }

        _ = first.PickNext(0);
        ThreadSnapshot[] before = Sorted(first);
        IScheduler last = Follow(Follow(Follow(first, new FairModule()), new RoundRobinModule()), new RealTimeModule());
        ThreadSnapshot[] after = Sorted(last);
        Assert.That(after.Select(thread => thread with { Cpu = 0 }), Is.EqualTo(before.Select(thread => thread with { Cpu = 0 })));
        Assert.That(last.TakeOver(after), Is.EqualTo(Status.InvalidState));
        var twice = new FairModule();
        Assert.That(twice.Init(2), Is.EqualTo(Status.Ok));
        Assert.That(twice.TakeOver([after[0], after[0]]), Is.EqualTo(Status.AlreadyExists));
        Assert.That(twice.Statistics.Threads, Is.Zero);
    }

    private static IScheduler Follow(IScheduler old, IScheduler successor)
    {
        var threads = new ThreadSnapshot[old.Statistics.Threads];
        Assert.That(old.Export(threads).IsOk);
        Assert.That(successor.Init(2), Is.EqualTo(Status.Ok));
        Assert.That(successor.TakeOver(threads), Is.EqualTo(Status.Ok));
        Assert.That(((Helix.Interfaces.Diagnostics.ISelfChecking)successor).CheckInvariants(), Is.Null);
        return successor;
    }

    private static ThreadSnapshot[] Sorted(IScheduler scheduler)
    {
        var threads = new ThreadSnapshot[scheduler.Statistics.Threads];
        Assert.That(scheduler.Export(threads).IsOk);
        return [.. threads.OrderBy(thread => thread.Thread.Id.Value)];
    }
}
