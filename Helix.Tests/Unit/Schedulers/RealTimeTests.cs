using System;
using System.Linq;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;
using Helix.Modules.Schedulers.RealTime;
using NUnit.Framework;

namespace Helix.Tests.Unit.Schedulers;

[TestFixture]
internal sealed class RealTimeTests
{
    private const long Ms = 1_000_000;
    private const long StepNs = Ms / 10;

    [Test]
    public void RateMonotonicSetsBelow69PercentMissNothing([Range(1, 25)] int seed)
    {
        Simulation simulation = RandomSet(seed, 0.69, SchedulingPolicy.Fifo);
        simulation.Run(4_000 * Ms);
        Assert.That(simulation.Missed, Is.Zero);
    }

    /// <summary>
    /// The set of Liu and Layland's kind: 5 of 10 and 7 of 14.2 milliseconds, 99 %, cannot be kept by priorities; by deadlines it
    /// can.
    /// </summary>
    [TestCase(SchedulingPolicy.Fifo, true)]
    [TestCase(SchedulingPolicy.Deadline, false)]
    public void AFullProcessorNeedsDeadlines(SchedulingPolicy policy, bool misses)
    {
        var scheduler = new RealTimeModule();
        var simulation = new Simulation(scheduler, 1, StepNs);
        _ = simulation.AddPeriodic(policy, new Priority(10), 4 * Ms, 10 * Ms);
        _ = simulation.AddPeriodic(policy, new Priority(20), 75 * StepNs, 14 * Ms);
        simulation.Run(10_000 * Ms);
        Assert.That(simulation.Missed > 0, Is.EqualTo(misses));
        Assert.That(scheduler.Statistics.MissedDeadlines, Is.Zero);
    }

    [Test]
    public void EarliestDeadlineFirstMissesNothingUpToItsLimit([Range(1, 25)] int seed)
    {
        Simulation simulation = RandomSet(seed, 0.94, SchedulingPolicy.Deadline);
        _ = simulation.AddBusy(SchedulingPolicy.Fifo, new Priority(0));
        simulation.Run(4_000 * Ms);
        Assert.That(simulation.Missed, Is.Zero);
    }

    [Test]
    public void DeadlineThreadsAreAdmittedAsLongAsTheyFit()
    {
        var scheduler = new RealTimeModule();
        Assert.That(scheduler.Init(2), Is.EqualTo(Status.Ok));
        Assert.That(scheduler.AddThread(Deadline(1, 60, 100)), Is.EqualTo(Status.Ok));
        Assert.That(scheduler.AddThread(Deadline(2, 60, 100)), Is.EqualTo(Status.Ok));
        Assert.That(scheduler.AddThread(Deadline(3, 40, 100)), Is.EqualTo(Status.Busy));
        Assert.That(scheduler.AddThread(Deadline(4, 35, 100)), Is.EqualTo(Status.Ok));
        Assert.That(scheduler.RemoveThread(new ThreadId(2)), Is.EqualTo(Status.Ok));
        Assert.That(scheduler.AddThread(Deadline(3, 40, 100)), Is.EqualTo(Status.Ok));
        Assert.That(scheduler.AddThread(Deadline(5, 60, 100) with { AffinityMask = 1 }), Is.EqualTo(Status.Busy));
    }

    [TestCase(0, 10, 10)]
    [TestCase(-1, 10, 10)]
    [TestCase(11, 10, 20)]
    [TestCase(5, 20, 10)]
    public void DeadlinesThatMakeNoSenseAreRefused(long runtimeMs, long deadlineMs, long periodMs)
    {
        var scheduler = new RealTimeModule();
        Assert.That(scheduler.Init(1), Is.EqualTo(Status.Ok));
        SchedulableThread thread = Deadline(1, runtimeMs, deadlineMs) with { PeriodNs = periodMs * Ms };
        Assert.That(scheduler.AddThread(thread), Is.EqualTo(Status.InvalidArgument));
    }

    [Test]
    public void WhoOverrunsItsBudgetMakesNobodyElseLate()
    {
        var scheduler = new RealTimeModule();
        var simulation = new Simulation(scheduler, 1, StepNs);
        SimulatedThread honest = simulation.AddPeriodic(SchedulingPolicy.Deadline, Priority.Default, 4 * Ms, 10 * Ms);
        Assert.That(scheduler.AddThread(Deadline(2, 5, 10)), Is.EqualTo(Status.Ok));
        SimulatedThread greedy = simulation.Watch(new ThreadId(2));
        SimulatedThread normal = simulation.AddBusy(SchedulingPolicy.Normal, Priority.Default);
        Assert.That(scheduler.ThreadReady(greedy.Id), Is.EqualTo(Status.Ok));
        simulation.Run(1_000 * Ms);
        Assert.That(honest.Missed, Is.Zero);
        Assert.That(greedy.RanNs, Is.EqualTo(500 * Ms).Within(10 * Ms));
        Assert.That(normal.RanNs, Is.EqualTo(100 * Ms).Within(10 * Ms));
    }

    [Test]
    public void ALateThreadIsCountedOnce()
    {
        var scheduler = new RealTimeModule();
        Assert.That(scheduler.Init(1), Is.EqualTo(Status.Ok));
        Assert.That(scheduler.AddThread(Deadline(1, 5, 10)), Is.EqualTo(Status.Ok));
        Assert.That(scheduler.ThreadReady(new ThreadId(1)), Is.EqualTo(Status.Ok));
        scheduler.Tick(0, 11 * Ms);
        scheduler.Tick(0, 1 * Ms);
        Assert.That(scheduler.PickNext(0).Value, Is.EqualTo(new ThreadId(1)));
        scheduler.Tick(0, 1 * Ms);
        Assert.That(scheduler.Statistics.MissedDeadlines, Is.EqualTo(1));
    }

    [Test]
    public void YieldEndsThePeriod()
    {
        var scheduler = new RealTimeModule();
        Assert.That(scheduler.Init(1), Is.EqualTo(Status.Ok));
        Assert.That(scheduler.AddThread(Deadline(1, 5, 10)), Is.EqualTo(Status.Ok));
        Assert.That(scheduler.ThreadReady(new ThreadId(1)), Is.EqualTo(Status.Ok));
        Assert.That(scheduler.PickNext(0).IsOk);
        scheduler.Tick(0, 2 * Ms);
        scheduler.YieldThread(0);
        Assert.That(scheduler.PickNext(0).Status, Is.EqualTo(Status.NotFound));
        Assert.That(scheduler.NextTickNs(0), Is.EqualTo(8 * Ms));
        scheduler.Tick(0, 8 * Ms);
        Assert.That(scheduler.NeedsReschedule(0));
        Assert.That(scheduler.PickNext(0).Value, Is.EqualTo(new ThreadId(1)));
    }

    [Test]
    public void TheMoreUrgentOneGoesFirstAtEachLevel()
    {
        var scheduler = new RealTimeModule();
        Assert.That(scheduler.Init(1), Is.EqualTo(Status.Ok));
        int[] order = [.. Enumerable.Range(0, 140)];
        new Random(5).Shuffle(order);
        foreach (int level in order)
        {
            SchedulingPolicy policy = level < 100 ? SchedulingPolicy.Fifo : SchedulingPolicy.Normal;
            Assert.That(scheduler.AddThread(new SchedulableThread(new ThreadId(level + 1), TaskId.Kernel, new Priority(level), policy)), Is.EqualTo(Status.Ok));
            Assert.That(scheduler.ThreadReady(new ThreadId(level + 1)), Is.EqualTo(Status.Ok));
        }

        for (int level = 0; level < 140; level++)
        {
            Assert.That(scheduler.PickNext(0).Value.Value, Is.EqualTo(level + 1));
            Assert.That(scheduler.ThreadBlock(new ThreadId(level + 1)), Is.EqualTo(Status.Ok));
        }
    }

    [Test]
    public void ALentPriorityEndsAnInversion()
    {
        var scheduler = new RealTimeModule();
        var simulation = new Simulation(scheduler, 1, StepNs);
        SimulatedThread holder = simulation.AddBusy(SchedulingPolicy.Normal, new Priority(130));
        simulation.Run(1 * Ms);
        SimulatedThread middle = simulation.AddBusy(SchedulingPolicy.Fifo, new Priority(50));
        simulation.Run(5 * Ms);
        Assert.That(middle.RanNs, Is.EqualTo(5 * Ms));
        Assert.That(scheduler.LendPriority(holder.Id, new Priority(10)), Is.EqualTo(Status.Ok));
        simulation.Run(5 * Ms);
        Assert.That(holder.RanNs, Is.EqualTo(6 * Ms));
        Assert.That(scheduler.LendPriority(holder.Id, new Priority(Priority.Lowest)), Is.EqualTo(Status.Ok));
        simulation.Run(5 * Ms);
        Assert.That(middle.RanNs, Is.EqualTo(10 * Ms));
        Assert.That(scheduler.GetPriority(holder.Id).Value.Value, Is.EqualTo(130));
    }

    [TestCase(SchedulingPolicy.Fifo, 1)]
    [TestCase(SchedulingPolicy.RoundRobin, 10)]
    public void EqualsShareOnlyUnderRoundRobin(SchedulingPolicy policy, int turns)
    {
        var simulation = new Simulation(new RealTimeModule(), 1, Ms);
        _ = simulation.AddBusy(policy, new Priority(10));
        _ = simulation.AddBusy(policy, new Priority(10));
        simulation.Run(100 * Ms);
        Assert.That(simulation.PickedIds, Has.Count.EqualTo(turns));
    }

    [Test]
    public void AnUrgentThreadFindsTheProcessorWithLessUrgentWork()
    {
        var scheduler = new RealTimeModule();
        var simulation = new Simulation(scheduler, 2, Ms);
        _ = simulation.AddBusy(SchedulingPolicy.Fifo, new Priority(10));
        SimulatedThread normal = simulation.AddBusy(SchedulingPolicy.Normal, Priority.Default);
        simulation.Run(10 * Ms);
        SimulatedThread first = simulation.AddBusy(SchedulingPolicy.Fifo, new Priority(20));
        simulation.Run(10 * Ms);
        Assert.That(first.RanNs, Is.EqualTo(10 * Ms));
        Assert.That(normal.RanNs, Is.EqualTo(10 * Ms));
    }

    private static SchedulableThread Deadline(int id, long runtimeMs, long periodMs) => new(
        new ThreadId(id), TaskId.Kernel, Priority.Default, SchedulingPolicy.Deadline, 0, runtimeMs * Ms, periodMs * Ms, periodMs * Ms);

    /// <summary>Up to six periodic threads whose shares add up to just below a load, the more frequent the more urgent.</summary>
    private static Simulation RandomSet(int seed, double load, SchedulingPolicy policy)
    {
        var random = new Random(seed);
        var simulation = new Simulation(new RealTimeModule(), 1, StepNs);
        long[] periods = [.. Enumerable.Range(0, 6).Select(_ => random.Next(5, 100) * Ms).Distinct().Order()];
        double[] shares = [.. periods.Select(_ => random.NextDouble() + 0.1)];
        for (int i = 0; i < periods.Length; i++)
        {
            long work = (long)(shares[i] / shares.Sum() * load * periods[i]) / StepNs * StepNs;
            if (work > 0)
            {
                _ = simulation.AddPeriodic(policy, new Priority(i), work, periods[i]);
            }
        }

        return simulation;
    }
}
