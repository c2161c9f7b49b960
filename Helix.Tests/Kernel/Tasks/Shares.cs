using System;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Threading;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;

namespace Helix.Tests.Kernel.Tasks;

/// <summary>Who gets how much of a processor, and when. All threads are bound to the first processor; times are those of the machine.</summary>
internal static class Shares
{
    private const double Tolerance = 0.02;
    private const long NsPerMs = 1_000_000;

    /// <summary>Rounds between two looks. No pause instruction: an emulator that counts instructions ends a block at each.</summary>
    private const long Spin = 100;

    private static readonly TimeSpan Run = TimeSpan.FromMilliseconds(1_200);

    /// <summary>Nice values -3, 0, 2 and 5 under the fair scheduler: shares within 2 % of the weights.</summary>
    public static string? RunFairness(ITaskManager tasks)
    {
        string before = tasks.Scheduler.Module;
        var crew = new Crew(tasks);
        crew.Expect(Status.Ok, tasks.UseScheduler("fair"), "UseScheduler");
        (int Nice, double Weight)[] kinds = [(-3, 1991), (0, 1024), (2, 655), (5, 335)];
        bool isOver = false;
        var threads = new ThreadId[kinds.Length];
        for (int i = 0; i < kinds.Length; i++)
        {
            threads[i] = crew.Start(Bound("share") with { Priority = Priority.FromNice(kinds[i].Nice) }, () =>
            {
                while (!Volatile.Read(ref isOver))
                {
                    Compute(Spin);
                }
            });
        }

        crew.Expect(Status.Ok, tasks.Sleep(TimeSpan.FromMilliseconds(50)), "Sleep");
        double[] start = Array.ConvertAll(threads, thread => tasks.GetThread(thread).Value.CpuTime.TotalNanoseconds);
        crew.Expect(Status.Ok, tasks.Sleep(Run), "Sleep");
        double[] end = Array.ConvertAll(threads, thread => tasks.GetThread(thread).Value.CpuTime.TotalNanoseconds);
        Volatile.Write(ref isOver, true);
        double used = 0;
        double weights = 0;
        for (int i = 0; i < kinds.Length; i++)
        {
            used += end[i] - start[i];
            weights += kinds[i].Weight;
        }

        for (int i = 0; i < kinds.Length; i++)
        {
            double share = (end[i] - start[i]) / used;
            double due = kinds[i].Weight / weights;
            crew.Expect(Math.Abs(share - due) <= Tolerance, $"nice {kinds[i].Nice} got {share:P1} instead of {due:P1}");
        }

        _ = crew.Join();
        crew.Expect(Status.Ok, tasks.UseScheduler(before), "UseScheduler");
        return crew.Wrong;
    }

    /// <summary>A rate-monotonic set of 68 % beside a thread that takes all it gets: no deadline is missed.</summary>
    public static string? RunRealTime(ITaskManager tasks)
    {
        string before = tasks.Scheduler.Module;
        var crew = new Crew(tasks);
        crew.Expect(Status.Ok, tasks.UseScheduler("real-time"), "UseScheduler");
        (long PeriodMs, long WorkMs)[] set = [(5, 1), (8, 2), (12, 2), (20, 1)];
        double speed = MeasureSpeed(crew);
        int greedy = crew.Threads.Count;
        bool isOver = false;
        crew.Start(Bound("greedy"), () =>
        {
            while (!Volatile.Read(ref isOver))
            {
                Compute(Spin);
            }
        });
        int jobs = 0;
        for (int i = 0; i < set.Length; i++)
        {
            (long period, long work) = (set[i].PeriodMs * NsPerMs, set[i].WorkMs * NsPerMs);
            crew.Start(Bound("periodic") with { Policy = SchedulingPolicy.Fifo, Priority = new Priority(10 + i) }, () =>
                Interlocked.Add(ref jobs, Repeat(tasks, crew, period, (long)(work * speed))));
        }

        for (int i = greedy + 1; i < crew.Threads.Count; i++)
        {
            crew.Expect(Status.Ok, tasks.Join(crew.Threads[i], TimeSpan.FromSeconds(30)), "Join");
        }

        Volatile.Write(ref isOver, true);
        _ = crew.Join();
        crew.Expect(jobs > 100, $"{jobs} jobs only");
        crew.Expect(Status.Ok, tasks.UseScheduler(before), "UseScheduler");
        return crew.Wrong;
    }

    /// <summary>
    /// A low thread has the mutex that a high one wants, and a middle one takes all time it gets: the high one waits no longer than the low one's work.
    /// </summary>
    public static string? RunInversion(ITaskManager tasks)
    {
        string before = tasks.Scheduler.Module;
        var crew = new Crew(tasks);
        crew.Expect(Status.Ok, tasks.UseScheduler("real-time"), "UseScheduler");
        TaskMutex mutex = tasks.CreateMutex().Value;
        ISemaphore ready = tasks.CreateSemaphore(0, 1).Value;
        bool isOver = false;
        long waitedNs = 0;
        crew.Start(Bound("low") with { Policy = SchedulingPolicy.Fifo, Priority = new Priority(30) }, () =>
        {
            crew.Expect(Status.Ok, mutex.Lock(), "Lock");
            crew.Expect(Status.Ok, ready.V(), "V");
            Work(10 * NsPerMs);
            crew.Expect(Status.Ok, mutex.Unlock(), "Unlock");
        });
        crew.Expect(Status.Ok, ready.P(), "P");
        crew.Start(Bound("middle") with { Policy = SchedulingPolicy.Fifo, Priority = new Priority(20) }, () =>
        {
            long start = Stopwatch.GetTimestamp();
            while (!Volatile.Read(ref isOver) && Stopwatch.GetElapsedTime(start) < TimeSpan.FromMilliseconds(500))
            {
                Compute(Spin);
            }
        });
        crew.Start(Bound("high") with { Policy = SchedulingPolicy.Fifo, Priority = new Priority(10) }, () =>
        {
            long start = Stopwatch.GetTimestamp();
            crew.Expect(Status.Ok, mutex.Lock(), "Lock");
            waitedNs = (long)Stopwatch.GetElapsedTime(start).TotalNanoseconds;
            crew.Expect(Status.Ok, mutex.Unlock(), "Unlock");
            Volatile.Write(ref isOver, true);
        });
        _ = crew.Join();
        crew.Expect(waitedNs < 20 * NsPerMs, $"the high thread waited {waitedNs} ns");
        crew.Expect(Status.Ok, tasks.UseScheduler(before), "UseScheduler");
        return crew.Wrong;
    }

    private static ThreadOptions Bound(string name) => ThreadOptions.Named(name) with { AffinityMask = 1 };

    private static int Repeat(ITaskManager tasks, Crew crew, long periodNs, long rounds)
    {
        const long RunNs = 400 * NsPerMs;
        long start = Now();
        int jobs = 0;
        for (long release = start; release < start + RunNs; release += periodNs, jobs++)
        {
            long wait = release - Now();
            if (wait > 0)
            {
                crew.Expect(Status.Ok, tasks.Sleep(TimeSpan.FromTicks((wait / TimeSpan.NanosecondsPerTick) + 1)), "Sleep");
            }

            Compute(rounds);
            crew.Expect(Now() <= release + periodNs, $"a job of {periodNs / NsPerMs} ms was late by {Now() - release - periodNs} ns");
        }

        return jobs;
    }

    /// <summary>How often <see cref="Compute"/> goes round in a nanosecond, measured by who disturbs nobody and is not disturbed.</summary>
    private static double MeasureSpeed(Crew crew)
    {
        const long Rounds = 2_000_000;
        double speed = 0;
        crew.Start(Bound("measure") with { Policy = SchedulingPolicy.Fifo, Priority = new Priority(1) }, () =>
        {
            long start = Now();
            Compute(Rounds);
            speed = Rounds / (double)(Now() - start);
        });
        _ = crew.Join();
        return speed;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Compute(long rounds)
    {
        for (long i = 0; i < rounds; i++)
        {
            Thread.SpinWait(0);
        }
    }

    private static void Work(long ns)
    {
        long start = Now();
        while (Now() - start < ns)
        {
            Compute(Spin);
        }
    }

    private static long Now() => (long)(Stopwatch.GetTimestamp() * (1e9 / Stopwatch.Frequency));
}
