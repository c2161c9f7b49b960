using System;
using System.Runtime.CompilerServices;
using System.Threading;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;

namespace Helix.Tests.Kernel.Tasks;

/// <summary>A scheduler wakes threads while it is called, itself and by collections: it is told of them when that call is over, and none is lost.</summary>
internal static class Wakings
{
    private const int Rings = 50;

    private static IEvent? s_bell;
    private static int s_heard;

    /// <summary>What the scheduler does when it is called.</summary>
    public static void Ring() => s_bell?.Set();

    public static string? Run(ITaskManager tasks, IModuleContext context)
    {
        string before = tasks.Scheduler.Module;
        int quarantines = tasks.Scheduler.Quarantines;
        var crew = new Crew(tasks);
        FaultySchedulerModule.Prepare(context, crew, "wake");
        s_bell = tasks.CreateEvent(EventKind.Taken).Value;
        s_heard = 0;
        ThreadId listener = crew.Start("listener", Listen);
        crew.AwaitBlocked(listener);
        var sleep = new StrongBox<bool>();
        ThreadId leaver = crew.Start("leaves a sleeper", () => _ = new Sleeper(tasks, TimeSpan.FromMilliseconds(1), sleep));
        crew.Expect(Status.Ok, tasks.Join(leaver, Timeout.InfiniteTimeSpan), "Join");

        crew.Expect(Status.Ok, tasks.UseScheduler(FaultySchedulerModule.Module), "UseScheduler");
        crew.Await(() => Volatile.Read(ref sleep.Value), "the finalizer was lost at the exchange");
        _ = crew.Join();
        crew.Expect(tasks.Scheduler.Quarantines == quarantines, "the scheduler was put out of work: " + tasks.Scheduler.LastFault);
        crew.Expect(Status.Ok, tasks.UseScheduler(before), "UseScheduler");
        s_bell = null;
        return crew.Wrong;
    }

    private static void Listen()
    {
        while (++s_heard < Rings)
        {
            _ = s_bell!.Wait(Timeout.InfiniteTimeSpan);
        }
    }
}
