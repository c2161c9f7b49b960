using System;
using System.Collections.Generic;
using System.Threading;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;

namespace Helix.Modules.Bench.Tasks;

/// <summary>How long all threads stand still while one scheduler hands a thousand of them to another: half ready, half waiting.</summary>
internal static class SwapPause
{
    /// <summary>The figure's name.</summary>
    public const string Name = "scheduler-swap";

    private const int Threads = 1_000;
    private const int Rounds = 5;
    private const long StackBytes = 16 * 1024;

    private static readonly string[] Schedulers = ["scheduler-round-robin", "scheduler-fair"];

    /// <summary>Measures it: the median, in nanoseconds of the machine's clock.</summary>
    public static Result<double> Measure(ITaskManager tasks)
    {
        bool isOver = false;
        ISemaphore gate = tasks.CreateSemaphore(0, Threads).Value;
        var threads = new List<ThreadId>(Threads);
        for (int i = 0; i < Threads; i++)
        {
            ThreadOptions options = ThreadOptions.Named("swap") with { StackBytes = StackBytes };
            Result<ThreadId> thread = tasks.CreateThread(options, i % 2 == 0 ? Wait : Work);
            if (!thread.IsOk)
            {
                break;
            }

            threads.Add(thread.Value);
        }

        Result<double> pause = threads.Count == Threads ? Exchange(tasks) : Status.OutOfMemory;
        Volatile.Write(ref isOver, true);
        foreach (ThreadId thread in threads)
        {
            _ = gate.V().IsOk();
            _ = tasks.Kill(thread).IsOk();
        }

        foreach (ThreadId thread in threads)
        {
            _ = tasks.Join(thread, Timeout.InfiniteTimeSpan).IsOk();
        }

        return pause;

        void Wait() => _ = gate.P().IsOk();

        void Work()
        {
            while (!Volatile.Read(ref isOver))
            {
                tasks.Yield();
            }
        }
    }

    private static Result<double> Exchange(ITaskManager tasks)
    {
        double[] pauses = new double[Rounds];
        for (int i = 0; i < Rounds; i++)
        {
            Status status = tasks.UseScheduler(Schedulers[i % Schedulers.Length]);
            if (status.IsError())
            {
                return status;
            }

            pauses[i] = tasks.Scheduler.LastPauseNs;
        }

        Array.Sort(pauses);
        return pauses[Rounds / 2];
    }
}
