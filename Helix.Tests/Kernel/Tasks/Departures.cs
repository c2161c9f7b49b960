using System;
using System.Threading;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;

namespace Helix.Tests.Kernel.Tasks;

/// <summary>A scheduler allocates, against its contract, when it is told of a thread's end: what it has from that stays until the thread is left.</summary>
internal static class Departures
{
    private const int Leavers = 12;
    private const int Words = 64;
    private const int Others = 4_000;
    private const long Mark = 0x0123_4567_89AB_CDEF;

    private static int s_held;
    private static int s_lost;

    /// <summary>What the scheduler does when it is called on the stack of a thread that ends.</summary>
    public static void Hold()
    {
        long[] held = new long[Words];
        Array.Fill(held, Mark);
        GC.Collect();
        for (int i = 0; i < Others; i++)
        {
            Array.Fill(new long[Words], ~Mark);
        }

        s_held++;
        s_lost += held.AsSpan().ContainsAnyExcept(Mark) ? 1 : 0;
    }

    public static string? Run(ITaskManager tasks, IModuleContext context)
    {
        string before = tasks.Scheduler.Module;
        int quarantines = tasks.Scheduler.Quarantines;
        var crew = new Crew(tasks);
        s_held = 0;
        s_lost = 0;
        FaultySchedulerModule.Prepare(context, crew, "hold");
        crew.Expect(Status.Ok, tasks.UseScheduler(FaultySchedulerModule.Module), "UseScheduler");
        for (int i = 0; i < Leavers; i++)
        {
            ThreadId leaver = crew.Start("leaves", static () => { });
            crew.Expect(Status.Ok, tasks.Join(leaver, Timeout.InfiniteTimeSpan), "Join");
        }

        crew.Expect(tasks.Scheduler.Quarantines == quarantines, "the scheduler was put out of work: " + tasks.Scheduler.LastFault);
        crew.Expect(Status.Ok, tasks.UseScheduler(before), "UseScheduler");
        crew.Expect(s_held >= 2 * Leavers && s_lost == 0, $"{s_lost} of {s_held} objects were overwritten");
        return crew.Wrong;
    }
}
