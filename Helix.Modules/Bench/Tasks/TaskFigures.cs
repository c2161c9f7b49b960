using System;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Platform;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;

namespace Helix.Modules.Bench.Tasks;

/// <summary>The figures of threads: what switching, waiting and scheduling cost. The scheduler that was in use before is in use again afterwards.</summary>
internal static class TaskFigures
{
    private const string BuiltIn = SchedulerInformation.BuiltIn;
    private const string Fair = "scheduler-fair";
    private const string RoundRobin = "scheduler-round-robin";

    /// <summary>Measures those that are wanted.</summary>
    /// <param name="context">Finds the task manager.</param>
    /// <param name="isWanted">By the figure's name.</param>
    /// <param name="report">Takes name and value.</param>
    /// <returns>What a step of the kernel's answered that should not.</returns>
    public static Status Measure(IModuleContext context, Predicate<string> isWanted, Action<string, double> report)
    {
        if (context.Get<ITaskManager>() is not { } tasks || context.Get<ISysModManager>() is not { } modules)
        {
            return Status.NotSupported;
        }

        string before = tasks.Scheduler.Module;
        Status status = MeasureBasics(tasks, context.Get<IKernelProbe>(), isWanted, report);
        if (status.IsOk() && isWanted(PickGrowth.Name))
        {
            status = Report(report, PickGrowth.Name, PickGrowth.Measure(tasks, modules, context));
        }

        if (status.IsOk() && isWanted(SwapPause.Name))
        {
            status = Report(report, SwapPause.Name, SwapPause.Measure(tasks));
        }

        Status restored = tasks.UseScheduler(before);
        return status.IsOk() ? restored : status;
    }

    private static Status MeasureBasics(ITaskManager tasks, IKernelProbe? probe, Predicate<string> isWanted, Action<string, double> report)
    {
        (string Scheduler, Benchmark Benchmark)[] figures =
        [
            (BuiltIn, new YieldBenchmark(tasks, "yield-round-robin")),
            (RoundRobin, new YieldBenchmark(tasks, "yield-round-robin-module")),
            (Fair, new YieldBenchmark(tasks, "yield-fair")),
            (BuiltIn, new HandOverBenchmark(tasks, "semaphore-hand-over")),
            (Fair, new HandOverBenchmark(tasks, "semaphore-hand-over-fair")),
            (BuiltIn, new SemaphoreBenchmark(tasks)),
            (BuiltIn, new SlowSemaphoreBenchmark(tasks)),
            (BuiltIn, new MutexBenchmark(tasks)),
            (BuiltIn, new SlowMutexBenchmark(tasks)),
            (BuiltIn, new ThreadLifeBenchmark(tasks, "thread-life")),
            (Fair, new ThreadLifeBenchmark(tasks, "thread-life-fair")),
            (BuiltIn, new InterruptBenchmark("timer-tick", probe is null ? null : probe.Tick)),
            (Fair, new InterruptBenchmark("timer-tick-fair", probe is null ? null : probe.Tick)),
            (BuiltIn, new InterruptBenchmark("interrupt", probe is null ? null : probe.Interrupt)),
        ];
        foreach ((string scheduler, Benchmark benchmark) in figures)
        {
            if (!benchmark.IsPossible || !isWanted(benchmark.Name))
            {
                continue;
            }

            Status status = tasks.UseScheduler(scheduler);
            if (status.IsError())
            {
                return status;
            }

            report(benchmark.Name, Meter.Measure(benchmark));
        }

        return Status.Ok;
    }

    private static Status Report(Action<string, double> report, string name, Result<double> value)
    {
        if (value.IsOk)
        {
            report(name, value.Value);
        }

        return value.Status;
    }
}
