using System;
using System.Diagnostics;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;

namespace Helix.Modules.Bench.Tasks;

/// <summary>How much longer the fair scheduler takes for a pick among 10 000 ready threads than among 10. It is asked while it does not decide.</summary>
internal static class PickGrowth
{
    /// <summary>The figure's name.</summary>
    public const string Name = "pick-growth";

    private const string Module = "scheduler-fair";
    private const string Fair = "fair";
    private const int Few = 10;
    private const int Many = 10_000;
    private const int Picks = 5_000;
    private const long TurnNs = 3_000_000;

    /// <summary>Measures it.</summary>
    public static Result<double> Measure(ITaskManager tasks, ISysModManager modules, IModuleContext context)
    {
        Status status = tasks.UseScheduler(SchedulerInformation.BuiltIn);
        status = status.IsOk() ? modules.StartModule(Module) : status;
        if (status.IsError() || FindFair(context) is not { } scheduler)
        {
            return status.IsError() ? status : Status.NotFound;
        }

        Result<double> few = MeasurePick(scheduler, Few);
        Result<double> many = MeasurePick(scheduler, Many);
        return few.IsOk && many.IsOk ? Math.Round(many.Value / few.Value, 2) : Status.Failed;
    }

    private static IScheduler? FindFair(IModuleContext context)
    {
        foreach (IScheduler scheduler in context.GetAll<IScheduler>())
        {
            if (scheduler.Name == Fair)
            {
                return scheduler;
            }
        }

        return null;
    }

    private static Result<double> MeasurePick(IScheduler scheduler, int threads)
    {
        Status status = scheduler.Init(1);
        for (int i = 1; i <= threads && status.IsOk(); i++)
        {
            var id = new ThreadId(i);
            status = scheduler.AddThread(new SchedulableThread(id, TaskId.Kernel, Priority.Default, SchedulingPolicy.Normal));
            status = status.IsOk() ? scheduler.ThreadReady(id) : status;
        }

        if (status.IsError())
        {
            return status;
        }

        _ = Pick(scheduler, Picks);
        long start = Stopwatch.GetTimestamp();
        int failed = Pick(scheduler, Picks);
        double elapsed = Stopwatch.GetElapsedTime(start).TotalNanoseconds;
        status = scheduler.Init(1);
        return failed == 0 ? elapsed / Picks : status.IsError() ? status : Status.Failed;
    }

    private static int Pick(IScheduler scheduler, int count)
    {
        int failed = 0;
        for (int i = 0; i < count; i++)
        {
            scheduler.Tick(0, TurnNs);
            failed += scheduler.PickNext(0).IsOk ? 0 : 1;
        }

        return failed;
    }
}
