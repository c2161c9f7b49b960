using System;
using Helix.Interfaces.Diagnostics;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;
using Helix.Modules.Schedulers.Fair;
using Helix.Modules.Schedulers.RealTime;
using Helix.Modules.Schedulers.RoundRobin;
using NUnit.Framework;

namespace Helix.Tests.Unit.Schedulers;

/// <summary>What holds for every scheduler, whatever is done to it.</summary>
[TestFixture(typeof(RoundRobinModule))]
[TestFixture(typeof(FairModule))]
[TestFixture(typeof(RealTimeModule))]
internal sealed class SchedulerPropertyTests<T>
    where T : Module, IScheduler, ISelfChecking, new()
{
    [Test]
    public void NoThreadIsLostOrRunTwice([Values(1, 2, 4)] int cpuCount, [Range(1, 3)] int seed)
    {
        SchedulerModel model = Model(cpuCount, seed);
        for (int step = 0; step < 3000; step++)
        {
            model.Step();
            model.Check();
        }

        Assert.That(model.Picks, Is.GreaterThan(250));
    }

    [Test]
    public void NothingChangesWhenASuccessorTakesTheState([Values(1, 3)] int cpuCount, [Range(1, 2)] int seed)
    {
        SchedulerModel model = Model(cpuCount, seed);
        for (int step = 0; step < 3000; step++)
        {
            model.Step();
            if (step % 50 == 0)
            {
                var successor = new T();
                Assert.That(successor.RestoreState(((Module)model.Scheduler).SaveState().Value), Is.EqualTo(Status.Ok));
                Assert.That(Export(successor), Is.EqualTo(Export(model.Scheduler)));
                model.Scheduler = successor;
                model.Check();
            }
        }
    }

    [Test]
    public void SwitchingInOneCallIsTheSameAsInSeveral([Values(1, 2)] int cpuCount, [Range(1, 4)] int seed)
    {
        var random = new Random(seed);
        IScheduler several = Started(cpuCount);
        IScheduler one = Started(cpuCount);
        int count = random.Next(2, 12);
        for (int id = 1; id <= count; id++)
        {
            SchedulableThread thread = RandomThread(random, id);
            Assert.That(several.AddThread(thread), Is.EqualTo(one.AddThread(thread)));
        }

        ThreadId[] current = new ThreadId[cpuCount];
        for (int step = 0; step < 4000; step++)
        {
            if (random.Next(3) == 0)
            {
                var woken = new ThreadId(random.Next(1, count + 1));
                Assert.That(one.ThreadReady(woken), Is.EqualTo(several.ThreadReady(woken)));
            }

            int cpu = random.Next(cpuCount);
            var reason = (SwitchReason)random.Next(current[cpu].Value == 0 ? 1 : 3);
            long elapsed = random.Next(8_000_000);
            several.Tick(cpu, elapsed);
            Leave(several, cpu, current[cpu], reason);
            Result<ThreadId> expected = several.PickNext(cpu);
            Assert.That(one.Switch(cpu, elapsed, current[cpu], reason), Is.EqualTo(expected));
            Assert.That(Export(one), Is.EqualTo(Export(several)));
            Assert.That(((ISelfChecking)one).CheckInvariants(), Is.Null);
            current[cpu] = expected.Or(default);
        }
    }

    [Test]
    public void AThreadThatIsNotKnownCannotWait()
    {
        IScheduler scheduler = Started(1);
        Assert.That(scheduler.Switch(0, 0, new ThreadId(7), SwitchReason.Blocked).Status, Is.EqualTo(Status.InvalidArgument));
        Assert.That(scheduler.Switch(1, 0, default, SwitchReason.Preempted).Status, Is.EqualTo(Status.OutOfRange));
        Assert.That(scheduler.Switch(0, 0, default, SwitchReason.Ended).Status, Is.EqualTo(Status.NotFound));
    }

    [Test]
    public void HotPathsDoNotAllocate()
    {
        IScheduler scheduler = Started(2);
        for (int id = 1; id <= 100; id++)
        {
            Assert.That(scheduler.AddThread(Thread(id)), Is.EqualTo(Status.Ok));
            Assert.That(scheduler.ThreadReady(new ThreadId(id)), Is.EqualTo(Status.Ok));
        }

        RunHotPaths(scheduler);
        long before = GC.GetAllocatedBytesForCurrentThread();
        RunHotPaths(scheduler);
        Assert.That(GC.GetAllocatedBytesForCurrentThread(), Is.EqualTo(before));
    }

    [TestCase(0, Status.InvalidArgument)]
    [TestCase(-1, Status.InvalidArgument)]
    [TestCase(65, Status.InvalidArgument)]
    [TestCase(64, Status.Ok)]
    public void ProcessorsAreCounted(int cpuCount, Status expected)
    {
        var scheduler = new T();
        Assert.That(scheduler.Init(cpuCount), Is.EqualTo(expected));
        Assert.That(scheduler.Init(1), Is.EqualTo(Status.Ok));
    }

    [Test]
    public void ASchedulerThatIsPutToWorkAgainForgetsItsThreads()
    {
        IScheduler scheduler = Started(2);
        Assert.That(scheduler.AddThread(Thread(1)), Is.EqualTo(Status.Ok));
        Assert.That(scheduler.ThreadReady(new ThreadId(1)), Is.EqualTo(Status.Ok));
        Assert.That(scheduler.Init(1), Is.EqualTo(Status.Ok));
        Assert.That(scheduler.Statistics.Threads, Is.Zero);
        Assert.That(scheduler.PickNext(0).Status, Is.EqualTo(Status.NotFound));
        Assert.That(scheduler.AddThread(Thread(1)), Is.EqualTo(Status.Ok));
    }

    [Test]
    public void WhatMakesNoSenseIsRefused()
    {
        IScheduler scheduler = Started(2);
        Assert.That(scheduler.AddThread(Thread(0)), Is.EqualTo(Status.InvalidArgument));
        Assert.That(scheduler.AddThread(Thread(-5)), Is.EqualTo(Status.InvalidArgument));
        Assert.That(scheduler.AddThread(Thread(1) with { Priority = new Priority(99) }), Is.EqualTo(Status.InvalidArgument));
        Assert.That(scheduler.AddThread(Thread(1) with { Policy = SchedulingPolicy.Fifo }), Is.EqualTo(Status.InvalidArgument));
        Assert.That(scheduler.AddThread(Thread(1) with { Policy = (SchedulingPolicy)17 }), Is.EqualTo(Status.InvalidArgument));
        Assert.That(scheduler.AddThread(Thread(1) with { AffinityMask = 4 }), Is.EqualTo(Status.InvalidArgument));
        Assert.That(new T().AddThread(Thread(1)), Is.EqualTo(Status.InvalidState));
        Assert.That(scheduler.PickNext(2).Status, Is.EqualTo(Status.OutOfRange));
        Assert.That(scheduler.PickNext(-1).Status, Is.EqualTo(Status.OutOfRange));
        foreach (int id in new[] { int.MinValue, -1, 0, 1, 1_000_000, int.MaxValue })
        {
            Assert.That(scheduler.ThreadReady(new ThreadId(id)), Is.EqualTo(Status.NotFound));
            Assert.That(scheduler.ThreadBlock(new ThreadId(id)), Is.EqualTo(Status.NotFound));
            Assert.That(scheduler.RemoveThread(new ThreadId(id)), Is.EqualTo(Status.NotFound));
            Assert.That(scheduler.SetPriority(new ThreadId(id), Priority.Default), Is.EqualTo(Status.NotFound));
            Assert.That(scheduler.LendPriority(new ThreadId(id), Priority.Default), Is.EqualTo(Status.NotFound));
            Assert.That(scheduler.GetPriority(new ThreadId(id)).Status, Is.EqualTo(Status.NotFound));
            Assert.That(scheduler.GetThread(new ThreadId(id)).Status, Is.EqualTo(Status.NotFound));
        }

        scheduler.YieldThread(-1);
        scheduler.Tick(99, 1);
        scheduler.Tick(0, -1);
        Assert.That(scheduler.NeedsReschedule(64), Is.False);
        Assert.That(scheduler.NextTickNs(-1), Is.EqualTo(long.MaxValue));
    }

    [Test]
    public void DamagedStatesAreRefused()
    {
        T scheduler = Started(2);
        for (int id = 1; id <= 5; id++)
        {
            Assert.That(scheduler.AddThread(Thread(id)), Is.EqualTo(Status.Ok));
            Assert.That(scheduler.ThreadReady(new ThreadId(id)), Is.EqualTo(Status.Ok));
        }

        byte[] sound = scheduler.SaveState().Value;
        var successor = new T();
        for (int i = 0; i < sound.Length; i++)
        {
            byte[] damaged = [.. sound];
            damaged[i] ^= (byte)(1 << (i % 8));
            Assert.That(successor.RestoreState(damaged), Is.EqualTo(Status.Corrupt));
            Assert.That(successor.RestoreState(sound.AsSpan(0, i)), Is.EqualTo(Status.Corrupt));
        }

        Assert.That(successor.Statistics.Threads, Is.Zero);
        Assert.That(successor.RestoreState(sound), Is.EqualTo(Status.Ok));
        Assert.That(successor.RestoreState(sound), Is.EqualTo(Status.Ok), "a predecessor is handed its own state");
        Assert.That(successor.Statistics.Threads, Is.EqualTo(5));
        Assert.That(successor.Check(), Is.EqualTo(Status.Ok));
    }

    /// <summary>States of the right form with numbers that no scheduler would write.</summary>
    [Test]
    public void StatesThatMakeNoSenseAreRefused([Range(1, 3)] int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < 300; i++)
        {
            int threads = random.Next(4);
            var writer = new StateWriter((ushort)(random.Next(8) == 0 ? 2 : 1));
            writer.Write(1, new T().Name);
            writer.Write(2, random.Next(-1, 5));
            writer.Write(3, Numbers(random, (threads * 8) + (random.Next(8) == 0 ? 1 : 0)));
            writer.Write(4, Numbers(random, random.Next(4)));
            var successor = new T();
            Status status = successor.RestoreState(writer.ToArray());
            Assert.That(status, Is.AnyOf(Status.Ok, Status.Corrupt, Status.VersionMismatch));
            Assert.That(successor.Statistics.Threads, Is.EqualTo(status == Status.Ok ? threads : 0));
            Assert.That(successor.CheckInvariants(), Is.Null);
        }
    }

    private static long[] Numbers(Random random, int count)
    {
        long[] numbers = new long[count];
        for (int i = 0; i < count; i++)
        {
            numbers[i] = random.Next(3) == 0 ? random.NextInt64(long.MinValue, long.MaxValue)
                : ((long)random.Next(1, 9) << 32) | (120L << 24) | (139L << 16) | ((long)random.Next(6) << 8) | (long)random.Next(3);
        }

        return numbers;
    }

    private static SchedulerModel Model(int cpuCount, int seed) =>
        new(Started(cpuCount), cpuCount, seed) { HasDeadlines = typeof(T) == typeof(RealTimeModule) };

    private static T Started(int cpuCount)
    {
        var scheduler = new T();
        Assert.That(scheduler.Init(cpuCount), Is.EqualTo(Status.Ok));
        return scheduler;
    }

    private static SchedulableThread Thread(int id) => new(new ThreadId(id), TaskId.Kernel, Priority.Default, SchedulingPolicy.Normal);

    private static ThreadSnapshot[] Export(IScheduler scheduler)
    {
        var threads = new ThreadSnapshot[scheduler.Statistics.Threads];
        Assert.That(scheduler.Export(threads).Value, Is.EqualTo(threads.Length));
        Assert.That(threads.Length == 0 || scheduler.Export(threads.AsSpan(1)).Status == Status.BufferTooSmall);
        return threads;
    }

    private static SchedulableThread RandomThread(Random random, int id)
    {
        var policy = (SchedulingPolicy)random.Next(typeof(T) == typeof(RealTimeModule) ? 6 : 5);
        bool isUrgent = policy is SchedulingPolicy.Fifo or SchedulingPolicy.RoundRobin;
        var priority = new Priority(isUrgent ? random.Next(40, 44) : random.Next(117, 124));
        long workNs = policy == SchedulingPolicy.Deadline ? 2_000_000 : 0;
        return new SchedulableThread(new ThreadId(id), TaskId.Kernel, priority, policy, 0, workNs, 20 * workNs, 20 * workNs);
    }

    private static void Leave(IScheduler scheduler, int cpu, ThreadId current, SwitchReason reason)
    {
        if (reason == SwitchReason.Yielded)
        {
            scheduler.YieldThread(cpu);
        }
        else if (reason == SwitchReason.Blocked)
        {
            Assert.That(scheduler.ThreadBlock(current), Is.EqualTo(Status.Ok));
        }
    }

    private static void RunHotPaths(IScheduler scheduler)
    {
        for (int i = 0; i < 2000; i++)
        {
            int cpu = i & 1;
            ThreadId id = scheduler.PickNext(cpu).Value;
            scheduler.Tick(cpu, 3_000_000);
            scheduler.YieldThread(cpu);
            _ = scheduler.ThreadBlock(id);
            _ = scheduler.ThreadReady(new ThreadId((i % 100) + 1));
            _ = scheduler.SetPriority(id, new Priority(100 + (i % 40)));
            _ = scheduler.LendPriority(id, new Priority(i % 140));
            _ = scheduler.ThreadReady(id);
            _ = scheduler.Switch(cpu, 1_000_000, scheduler.PickNext(cpu).Value, (SwitchReason)(i % 3));
            _ = scheduler.NeedsReschedule(cpu) && scheduler.PendingCpus == 0 && scheduler.NextTickNs(cpu) == 0;
        }
    }
}
