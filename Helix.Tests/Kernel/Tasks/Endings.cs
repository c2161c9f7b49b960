using System;
using System.Threading;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;

namespace Helix.Tests.Kernel.Tasks;

/// <summary>Threads that are told to end do so from whatever they wait in, and their <c>finally</c> blocks run.</summary>
internal static class Endings
{
    private const int Killers = 4;
    private const int Victims = 100;

    public static string? Run(ITaskManager tasks)
    {
        var crew = new Crew(tasks);
        ISemaphore never = tasks.CreateSemaphore(0, 1).Value;
        TaskMutex taken = tasks.CreateMutex().Value;
        crew.Expect(Status.Ok, taken.Lock(), "Lock");
        int ended = 0;
        Action[] waits =
        [
            () => crew.Expect(Status.Cancelled, never.P(), "P"),
            () => crew.Expect(Status.Cancelled, never.P(TimeSpan.FromHours(1)), "P with a time"),
            () => crew.Expect(Status.Cancelled, taken.Lock(), "Lock"),
            () => crew.Expect(Status.Cancelled, taken.Lock(TimeSpan.FromHours(1)), "Lock with a time"),
            () => crew.Expect(Status.Cancelled, tasks.CreateWaitQueue().Value.Wait(Timeout.InfiniteTimeSpan), "a queue"),
            () => crew.Expect(Status.Cancelled, tasks.Sleep(TimeSpan.FromHours(1)), "Sleep"),
            () => crew.Expect(Status.Cancelled, tasks.CreateEvent(EventKind.Stays).Value.Wait(Timeout.InfiniteTimeSpan), "an event"),
            () => crew.Expect(Status.Cancelled, tasks.Join(tasks.ListThreads()[0].Id, Timeout.InfiniteTimeSpan), "Join"),
            () => crew.Expect(Interrupted(), "a sleep of the class library goes on"),
            () => Spin(tasks),
        ];
        foreach (Action wait in waits)
        {
            crew.Start("to end", () =>
            {
                wait();
                crew.Expect(tasks.IsEnding, "a thread does not know that it is to end");
                _ = Interlocked.Increment(ref ended);
            });
        }

        crew.Expect(Status.Ok, tasks.Sleep(TimeSpan.FromMilliseconds(20)), "Sleep");
        crew.Expect(Volatile.Read(ref ended) == 0, "a wait ended by itself");
        foreach (ThreadId thread in crew.Threads)
        {
            crew.Expect(Status.Ok, tasks.Kill(thread), "Kill");
        }

        _ = crew.Join();
        crew.Expect(Volatile.Read(ref ended) == waits.Length, $"{Volatile.Read(ref ended)} of {waits.Length} ended");
        crew.Expect(Status.Ok, taken.Unlock(), "Unlock");
        CheckExit(tasks, crew);
        CheckEarly(tasks, crew);
        CheckDeaf(tasks, crew);
        CheckCrowd(tasks, crew);
        return crew.Wrong;
    }

    /// <summary>A thread that neither waits nor asks goes on, and ends when its body returns.</summary>
    private static void CheckDeaf(ITaskManager tasks, Crew crew)
    {
        bool mayEnd = false;
        ThreadId thread = crew.Start("deaf", () =>
        {
            while (!Volatile.Read(ref mayEnd))
            {
                tasks.Yield();
            }
        });
        crew.Expect(Status.Ok, tasks.Kill(thread), "Kill");
        crew.Expect(Status.TimedOut, tasks.Join(thread, TimeSpan.FromMilliseconds(20)), "Join of a thread that does not ask");
        crew.Expect(tasks.GetThread(thread).Or(default).IsEnding, "a thread that was told to end is not listed as such");
        Volatile.Write(ref mayEnd, true);
        crew.Expect(Status.Ok, tasks.Join(thread, TimeSpan.FromSeconds(10)), "Join of a thread that returned");
    }

    /// <summary>A thread that is told to end before it has run at all.</summary>
    private static void CheckEarly(ITaskManager tasks, Crew crew)
    {
        ThreadId thread = crew.Start("to end early", () => crew.Expect(Interrupted(), "a sleep of the class library goes on"));
        crew.Expect(Status.Ok, tasks.Kill(thread), "Kill");
        crew.Expect(Status.Ok, tasks.Join(thread, TimeSpan.FromSeconds(10)), "Join of a thread that was told to end early");
    }

    /// <summary>Several at a time make threads and tell them to end, whose ends get into each other's way.</summary>
    private static void CheckCrowd(ITaskManager tasks, Crew crew)
    {
        for (int i = 0; i < Killers; i++)
        {
            crew.Start("kills", () =>
            {
                for (int round = 0; round < Victims; round++)
                {
                    Result<ThreadId> victim = tasks.CreateThread(ThreadOptions.Named("victim"), () => Spin(tasks));
                    crew.Expect(Status.Ok, victim.Status, "CreateThread");
                    crew.Expect(Status.Ok, tasks.Kill(victim.Value), "Kill");
                    crew.Expect(Status.Ok, tasks.Join(victim.Value, TimeSpan.FromSeconds(30)), "Join of one in a crowd");
                }
            });
        }

        _ = crew.Join();
    }

    private static void CheckExit(ITaskManager tasks, Crew crew)
    {
        bool cleaned = false;
        bool wentOn = false;
        Result<ThreadId> thread = tasks.CreateThread("leaves", () =>
        {
            try
            {
                Leave(tasks);
                wentOn = true;
            }
            finally
            {
                cleaned = true;
            }
        }, SchedulingPolicy.Normal, Priority.Default);
        crew.Expect(Status.Ok, tasks.Join(thread.Value, TimeSpan.FromSeconds(10)), "Join");
        crew.Expect(Volatile.Read(ref cleaned) && !Volatile.Read(ref wentOn), "Exit does not end a thread");
    }

    private static void Leave(ITaskManager tasks) => tasks.Exit();

    private static bool Interrupted()
    {
        try
        {
            Thread.Sleep(TimeSpan.FromHours(1));
            return false;
        }
        catch (ThreadInterruptedException)
        {
            return true;
        }
    }

    private static void Spin(ITaskManager tasks)
    {
        while (!tasks.IsEnding)
        {
            Thread.SpinWait(10);
        }
    }
}
