using System;
using System.Threading;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;

namespace Helix.Tests.Kernel.Tasks;

/// <summary>Names and priorities of the class library's threads are those that the dispatcher has.</summary>
internal static class ClassLibraryCases
{
    private const string First = "scribe";
    private const string Second = "scribe, later";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    public static string? Run(ITaskManager tasks)
    {
        var crew = new Crew(tasks);
        using var mayEnd = new ManualResetEventSlim();
        int number = 0;
        var thread = new Thread(() =>
        {
            Volatile.Write(ref number, tasks.Current.Value);
            mayEnd.Wait();
            Follow(tasks, crew, ThreadPriority.Lowest, 10);
            Follow(tasks, crew, ThreadPriority.Highest, -10);
            Follow(tasks, crew, ThreadPriority.Normal, 0);
        })
        {
            Name = First,
            Priority = ThreadPriority.AboveNormal,
        };
        thread.Start();
        crew.Expect(Status.Ok, tasks.Sleep(TimeSpan.FromMilliseconds(20)), "Sleep");
        var id = new ThreadId(Volatile.Read(ref number));
        TaskThread seen = tasks.GetThread(id).Or(default);
        crew.Expect(seen.Name == First, $"the thread is called {seen.Name}");
        crew.Expect(seen.Priority.Nice == -5, $"AboveNormal has become {seen.Priority.Nice}");
        thread.Name = Second;
        crew.Expect(tasks.GetThread(id).Or(default).Name == Second, "a name that was given later does not count");
        crew.Expect(Status.Ok, tasks.SetPriority(id, Priority.FromNice(3)), "SetPriority");
        mayEnd.Set();
        crew.Expect(thread.Join(Limit), "the thread does not end");
        crew.Expect(Status.Ok, tasks.Join(id, Limit), "Join");
        crew.Expect(Status.NotFound, tasks.GetThread(id).Status, "GetThread of an ended thread");
        return crew.Wrong;
    }

    /// <summary>A thread changes its own priority, and has it a few ticks later.</summary>
    private static void Follow(ITaskManager tasks, Crew crew, ThreadPriority priority, int nice)
    {
        Thread.CurrentThread.Priority = priority;
        long end = Environment.TickCount64 + (long)Limit.TotalMilliseconds;
        while (Now(tasks) != nice && Environment.TickCount64 < end)
        {
            Thread.SpinWait(100);
        }

        crew.Expect(Now(tasks) == nice, $"{priority} has become {Now(tasks)}");
    }

    private static int Now(ITaskManager tasks) => tasks.GetThread(tasks.Current).Value.Priority.Nice;
}
