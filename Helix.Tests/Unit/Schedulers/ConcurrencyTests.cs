using System;
using System.Threading;
using System.Threading.Tasks;
using Helix.Interfaces.Diagnostics;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;
using Helix.Modules.Schedulers.Fair;
using Helix.Modules.Schedulers.RealTime;
using Helix.Modules.Schedulers.RoundRobin;
using NUnit.Framework;

namespace Helix.Tests.Unit.Schedulers;

/// <summary>Several processors, each a thread of the host, use one scheduler at the same time.</summary>
[TestFixture(typeof(RoundRobinModule))]
[TestFixture(typeof(FairModule))]
[TestFixture(typeof(RealTimeModule))]
internal sealed class ConcurrencyTests<T>
    where T : Module, IScheduler, ISelfChecking, new()
{
    private const int Cpus = 3;
    private const int Threads = 40;
    private const int Steps = 30_000;

    private readonly int[] _owner = new int[Threads + 1];
    private int _doubles;
    private int _picks;

    [Test]
    public void NoThreadRunsOnTwoProcessors()
    {
        var scheduler = new T();
        Assert.That(scheduler.Init(Cpus), Is.EqualTo(Status.Ok));
        for (int id = 1; id <= Threads; id++)
        {
            var thread = new SchedulableThread(new ThreadId(id), TaskId.Kernel, new Priority(100 + (id % 40)), SchedulingPolicy.Normal);
            Assert.That(scheduler.AddThread(thread), Is.EqualTo(Status.Ok));
            Assert.That(scheduler.ThreadReady(thread.Id), Is.EqualTo(Status.Ok));
        }

        _ = Parallel.For(0, Cpus, new ParallelOptions { MaxDegreeOfParallelism = Cpus }, cpu => RunProcessor(scheduler, cpu));
        Assert.That(_doubles, Is.Zero);
        Assert.That(_picks, Is.GreaterThan(Cpus * Steps / 10));
        Assert.That(scheduler.CheckInvariants(), Is.Null);
        Assert.That(scheduler.Statistics.Threads, Is.EqualTo(Threads));
    }

    private void RunProcessor(T scheduler, int cpu)
    {
        var random = new Random(cpu);
        int current = 0;
        for (int step = 0; step < Steps; step++)
        {
            switch (random.Next(6))
            {
                case 0 when current != 0:
                    _ = scheduler.ThreadBlock(new ThreadId(current));
                    break;
                case 1 or 2:
                    _ = scheduler.ThreadReady(new ThreadId(random.Next(1, Threads + 1)));
                    break;
                case 3:
                    scheduler.Tick(cpu, 5_000_000);
                    break;
                case 4:
                    _ = scheduler.SetPriority(new ThreadId(random.Next(1, Threads + 1)), new Priority(random.Next(100, 140)));
                    break;
                default:
                    current = Pick(scheduler, cpu, current);
                    break;
            }
        }

        Release(current, cpu);
    }

    /// <summary>
    /// The mark goes before the scheduler may give the thread to another processor, and is set when this one has it.
    /// </summary>
    private int Pick(T scheduler, int cpu, int current)
    {
        Release(current, cpu);
        if (!scheduler.PickNext(cpu).TryGet(out ThreadId id))
        {
            return 0;
        }

        if (Interlocked.CompareExchange(ref _owner[id.Value], cpu + 1, 0) != 0)
        {
            _ = Interlocked.Increment(ref _doubles);
        }

        _ = Interlocked.Increment(ref _picks);
        return id.Value;
    }

    private void Release(int id, int cpu) => _ = Interlocked.CompareExchange(ref _owner[id], 0, cpu + 1);
}
