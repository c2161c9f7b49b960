using System;
using System.Threading;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;

namespace Helix.Tests.Kernel.Tasks;

/// <summary>
/// Schedulers that are exchanged, replaced and put out of work while threads run: each thread goes on counting, and finds nobody else in its own place.
/// </summary>
internal static class Exchanges
{
    private const int Workers = 40;
    private const int FewWorkers = 6;
    private const int MostPauses = 1_500;
    private const int Rounds = 12;

    private static readonly string[] Schedulers = ["fair", "built-in", "real-time", "round-robin"];
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(3);

    /// <summary>Exchanges them in turn, or, with <c>reload</c>, replaces the fair one in use.</summary>
    public static string? Run(ITaskManager tasks, IModuleContext context, string argument)
    {
        string before = tasks.Scheduler.Module;
        int quarantines = tasks.Scheduler.Quarantines;
        var load = new WorkLoad(tasks, Workers);
        Crew crew = load.Crew;
        crew.Expect(Status.Ok, tasks.UseScheduler("fair"), "UseScheduler");
        ISysModManager modules = context.Get<ISysModManager>()!;
        for (int round = 0; round < Rounds; round++)
        {
            load.Mark();
            if (argument == "reload")
            {
                crew.Expect(Status.Ok, modules.ReloadModule("scheduler-fair").Status, "ReloadModule");
                crew.Expect(tasks.Scheduler.Module == "scheduler-fair", "the replaced scheduler is not in use");
            }
            else
            {
                crew.Expect(Status.Ok, tasks.UseScheduler(Schedulers[round % Schedulers.Length]), "UseScheduler");
            }

            crew.Expect(Status.Ok, tasks.Sleep(Pause), "Sleep");
            load.ExpectProgress();
        }

        crew.Expect(tasks.Scheduler.Quarantines == quarantines, "a scheduler was put out of work: " + tasks.Scheduler.LastFault);
        _ = load.End();
        crew.Expect(Status.Ok, tasks.UseScheduler(before), "UseScheduler");
        return crew.Wrong;
    }

    /// <summary>A scheduler that cannot list its threads when another one is to decide: that one decides, and has them all.</summary>
    public static string? RunUnlisted(ITaskManager tasks, IModuleContext context, string way)
    {
        string before = tasks.Scheduler.Module;
        var load = new WorkLoad(tasks, FewWorkers);
        Crew crew = load.Crew;
        FaultySchedulerModule.Prepare(context, crew, way);
        crew.Expect(Status.Ok, tasks.UseScheduler(FaultySchedulerModule.Module), "UseScheduler");
        crew.Expect(Status.Ok, tasks.UseScheduler("fair"), "UseScheduler after one that lists nothing");
        load.Mark();
        load.ExpectProgress();
        _ = load.End();
        crew.Expect(Status.Ok, tasks.UseScheduler(before), "UseScheduler");
        return crew.Wrong;
    }

    /// <summary>Uses the scheduler that fails as told; the built-in one must take over with every thread.</summary>
    public static string? RunFaulty(ITaskManager tasks, IModuleContext context, string way)
    {
        string before = tasks.Scheduler.Module;
        int quarantines = tasks.Scheduler.Quarantines;
        var load = new WorkLoad(tasks, FewWorkers);
        Crew crew = load.Crew;
        FaultySchedulerModule.Prepare(context, crew, way);
        Status used = tasks.UseScheduler(FaultySchedulerModule.Module);
        Status expected = way switch
        {
            "init" or "refuse" => Status.ModuleFault,
            "full" => Status.Corrupt,
            _ => Status.Ok,
        };
        crew.Expect(expected, used, "UseScheduler");
        for (int i = 0; expected.IsOk() && i < MostPauses && tasks.Scheduler.Quarantines == quarantines; i++)
        {
            // A thread ends, so that the module is told of that, too.
            _ = crew.Start("short", static () => { });
            crew.Expect(Status.Ok, tasks.Sleep(Pause), "Sleep");
        }

        SchedulerInformation after = tasks.Scheduler;
        bool isOut = after.Module != FaultySchedulerModule.Module && after.LastFault.StartsWith(FaultySchedulerModule.Module, StringComparison.Ordinal);
        crew.Expect(isOut, $"{after.Module} decides, {after.LastFault}");
        load.Mark();
        crew.Expect(Status.Ok, tasks.Sleep(Pause * 3), "Sleep");
        load.ExpectProgress();
        _ = load.End();
        crew.Expect(Status.Ok, tasks.UseScheduler(before), "UseScheduler");
        return crew.Wrong;
    }
}
