using System.Collections.Generic;
using System.Linq;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;
using Helix.Modules.Schedulers.Fair;
using NUnit.Framework;

namespace Helix.Tests.Unit.Schedulers;

[TestFixture]
internal sealed class FairTests
{
    private const long Ms = 1_000_000;
    private const double TwoPercent = 0.02;

    private static readonly int[] Weights =
    [
        88761, 71755, 56483, 46273, 36291, 29154, 23254, 18705, 14949, 11916, 9548, 7620, 6100, 4904, 3906, 3121, 2501, 1991, 1586, 1277,
        1024, 820, 655, 526, 423, 335, 272, 215, 172, 137, 110, 87, 70, 56, 45, 36, 29, 23, 18, 15,
    ];

    [TestCase(new[] { 0, 0 })]
    [TestCase(new[] { 0, 1 })]
    [TestCase(new[] { -5, 0, 5 })]
    [TestCase(new[] { -20, -10, 0, 10 })]
    [TestCase(new[] { 19, 19, 19, 19, 0, -3 })]
    [TestCase(new[] { -20, 19 })]
    public void SharesAreAsTheWeights(int[] nices)
    {
        var simulation = new Simulation(new FairModule(), 1, Ms);
        SimulatedThread[] threads = [.. nices.Select(nice => simulation.AddBusy(SchedulingPolicy.Normal, Priority.FromNice(nice)))];
        simulation.Run(600_000 * Ms);
        double whole = nices.Sum(nice => Weights[nice + 20]);
        for (int i = 0; i < threads.Length; i++)
        {
            double expected = 600_000.0 * Ms * Weights[nices[i] + 20] / whole;
            Assert.That(threads[i].RanNs, Is.EqualTo(expected).Within(System.Math.Max(expected * TwoPercent, 20.0 * Ms)), $"nice {nices[i]}");
        }
    }

    [Test]
    public void BatchThreadsShareAlikeInLongerTurns()
    {
        var simulation = new Simulation(new FairModule(), 1, Ms);
        SimulatedThread first = simulation.AddBusy(SchedulingPolicy.Batch, Priority.Default);
        SimulatedThread second = simulation.AddBusy(SchedulingPolicy.Batch, Priority.Default);
        simulation.Run(10_000 * Ms);
        Assert.That(first.RanNs, Is.EqualTo(second.RanNs).Within(200 * Ms));
        int batchTurns = simulation.PickedIds.Count;
        var normal = new Simulation(new FairModule(), 1, Ms);
        _ = normal.AddBusy(SchedulingPolicy.Normal, Priority.Default);
        _ = normal.AddBusy(SchedulingPolicy.Normal, Priority.Default);
        normal.Run(10_000 * Ms);
        Assert.That(batchTurns, Is.LessThan(normal.PickedIds.Count));
    }

    [Test]
    public void WhoSleptDoesNotSaveItUp()
    {
        var scheduler = new FairModule();
        var simulation = new Simulation(scheduler, 1, Ms);
        SimulatedThread awake = simulation.AddBusy(SchedulingPolicy.Normal, Priority.Default);
        SimulatedThread sleeper = simulation.AddBusy(SchedulingPolicy.Normal, Priority.Default);
        simulation.Run(100 * Ms);
        Assert.That(scheduler.ThreadBlock(sleeper.Id), Is.EqualTo(Status.Ok));
        simulation.Run(10_000 * Ms);
        long before = awake.RanNs;
        Assert.That(scheduler.ThreadReady(sleeper.Id), Is.EqualTo(Status.Ok));
        simulation.Run(1_000 * Ms);
        Assert.That(awake.RanNs - before, Is.GreaterThan(480 * Ms));
    }

    [Test]
    public void WhoSleepsMuchRunsAtOnceWhenItWakes()
    {
        var scheduler = new FairModule();
        var simulation = new Simulation(scheduler, 1, Ms);
        for (int i = 0; i < 4; i++)
        {
            _ = simulation.AddBusy(SchedulingPolicy.Normal, Priority.Default);
        }

        SimulatedThread interactive = simulation.AddPeriodic(SchedulingPolicy.Normal, Priority.Default, 1 * Ms, 50 * Ms);
        simulation.Run(20_000 * Ms);
        Assert.That(interactive.Missed, Is.Zero);
        Assert.That(interactive.RanNs, Is.EqualTo(400 * Ms));
    }

    [Test]
    public void IdleThreadsRunOnlyWhenNothingElseDoes()
    {
        var simulation = new Simulation(new FairModule(), 1, Ms);
        SimulatedThread idle = simulation.AddBusy(SchedulingPolicy.Idle, Priority.Default);
        SimulatedThread work = simulation.AddPeriodic(SchedulingPolicy.Normal, new Priority(139), 6 * Ms, 10 * Ms);
        simulation.Run(1_000 * Ms);
        Assert.That(work.RanNs, Is.EqualTo(600 * Ms));
        Assert.That(idle.RanNs, Is.EqualTo(400 * Ms));
    }

    [Test]
    public void RealTimeThreadsGoFirst()
    {
        var simulation = new Simulation(new FairModule(), 1, Ms);
        SimulatedThread normal = simulation.AddBusy(SchedulingPolicy.Normal, new Priority(100));
        SimulatedThread urgent = simulation.AddPeriodic(SchedulingPolicy.Fifo, new Priority(50), 3 * Ms, 10 * Ms);
        simulation.Run(1_000 * Ms);
        Assert.That(urgent.Missed, Is.Zero);
        Assert.That(normal.RanNs, Is.EqualTo(700 * Ms));
    }

    [Test]
    public void YieldLetsTheOthersGoFirst()
    {
        var scheduler = new FairModule();
        Assert.That(scheduler.Init(1), Is.EqualTo(Status.Ok));
        for (int id = 1; id <= 3; id++)
        {
            Assert.That(scheduler.AddThread(new SchedulableThread(new ThreadId(id), TaskId.Kernel, Priority.Default, SchedulingPolicy.Normal)), Is.EqualTo(Status.Ok));
            Assert.That(scheduler.ThreadReady(new ThreadId(id)), Is.EqualTo(Status.Ok));
        }

        List<int> picked = [];
        for (int i = 0; i < 9; i++)
        {
            picked.Add(scheduler.PickNext(0).Value.Value);
            scheduler.YieldThread(0);
        }

        Assert.That(picked, Is.EqualTo(new[] { 1, 2, 3, 1, 2, 3, 1, 2, 3 }));
    }

    [Test]
    public void SharesHoldOnTwoProcessorsForEqualThreads()
    {
        var simulation = new Simulation(new FairModule(), 2, Ms);
        SimulatedThread[] threads = [.. Enumerable.Range(0, 8).Select(_ => simulation.AddBusy(SchedulingPolicy.Normal, Priority.Default))];
        simulation.Run(20_000 * Ms);
        foreach (SimulatedThread thread in threads)
        {
            Assert.That(thread.RanNs, Is.EqualTo(5_000 * Ms).Within(100 * Ms));
        }
    }

    [Test]
    public void WhoMovesToABusierProcessorBringsNoCreditAlong()
    {
        var simulation = new Simulation(new FairModule(), 2, Ms);
        SimulatedThread old = simulation.AddBusy(SchedulingPolicy.Normal, Priority.Default, affinity: 1);
        simulation.Run(10_000 * Ms);
        for (int i = 0; i < 3; i++)
        {
            _ = simulation.AddBusy(SchedulingPolicy.Normal, Priority.Default);
        }

        long before = old.RanNs;
        simulation.Run(1_000 * Ms);
        Assert.That(old.RanNs - before, Is.EqualTo(500 * Ms).Within(50 * Ms));
    }
}
