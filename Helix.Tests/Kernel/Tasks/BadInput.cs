using System;
using System.Threading;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;
using Helix.XSharp;

namespace Helix.Tests.Kernel.Tasks;

/// <summary>What callers do wrong is answered by a status, and nothing happens.</summary>
internal static partial class BadInput
{
    public static string? Run(ITaskManager tasks)
    {
        var crew = new Crew(tasks);
        CheckThreads(tasks, crew);
        CheckTimes(tasks, crew);
        CheckMutex(tasks, crew);
        CheckInterruptsOff(tasks, crew);
        crew.Expect(Status.OutOfRange, tasks.CreateSemaphore(-1, 1).Status, "a semaphore below zero");
        crew.Expect(Status.OutOfRange, tasks.CreateSemaphore(2, 1).Status, "a semaphore above its limit");
        crew.Expect(Status.OutOfRange, tasks.CreateSemaphore(0, 0).Status, "a semaphore without a limit");
        crew.Expect(Status.OutOfRange, tasks.CreateSemaphore(1, 1).Value.V(), "V at the limit");
        crew.Expect(Status.NotFound, tasks.UseScheduler("nobody"), "a scheduler that is not there");
        crew.Expect(Status.NotSupported, tasks.UseScheduler("ramdisk"), "a scheduler that is none");
        return crew.Wrong;
    }

    private static void CheckThreads(ITaskManager tasks, Crew crew)
    {
        Action nothing = static () => { };
        foreach (int id in new[] { -1, 0, int.MaxValue })
        {
            crew.Expect(Status.NotFound, tasks.Join(new ThreadId(id), TimeSpan.Zero), "Join of nobody");
            crew.Expect(Status.NotFound, tasks.Kill(new ThreadId(id)), "Kill of nobody");
            crew.Expect(Status.NotFound, tasks.SetPriority(new ThreadId(id), Priority.Default), "SetPriority of nobody");
            crew.Expect(Status.NotFound, tasks.SetAffinity(new ThreadId(id), 1), "SetAffinity of nobody");
            crew.Expect(Status.NotFound, tasks.GetThread(new ThreadId(id)).Status, "GetThread of nobody");
        }

        ThreadId ended = crew.Start("ended", nothing);
        crew.Expect(Status.Ok, tasks.Join(ended, TimeSpan.FromSeconds(10)), "Join");
        crew.Expect(Status.Ok, tasks.Join(ended, TimeSpan.Zero), "Join of an ended thread");
        crew.Expect(Status.NotFound, tasks.Kill(ended), "Kill of an ended thread");
        crew.Expect(Status.InvalidArgument, tasks.Join(tasks.Current, TimeSpan.Zero), "Join of the own thread");
        crew.Expect(Status.InvalidArgument, tasks.SetPriority(tasks.Current, new Priority(5)), "a priority that does not fit");
        crew.Expect(Status.InvalidArgument, tasks.CreateThread("wrong", nothing, SchedulingPolicy.Fifo, Priority.Default).Status, "a fifo thread at 120");
        crew.Expect(Status.InvalidArgument, tasks.CreateThread("wrong", nothing, (SchedulingPolicy)77, Priority.Default).Status, "an unknown policy");
        crew.Expect(Status.OutOfRange, tasks.CreateThread(ThreadOptions.Named("wrong") with { StackBytes = -1 }, nothing).Status, "a negative stack");
        crew.Expect(Status.OutOfRange, tasks.CreateThread(ThreadOptions.Named("wrong") with { StackBytes = 1L << 40 }, nothing).Status, "a huge stack");
        foreach (TaskThread thread in tasks.ListThreads())
        {
            crew.Expect(!thread.IsIdle || tasks.Kill(thread.Id) == Status.AccessDenied, "an idle thread can be killed");
        }
    }

    private static void CheckTimes(ITaskManager tasks, Crew crew)
    {
        TimeSpan negative = TimeSpan.FromTicks(-1);
        crew.Expect(Status.OutOfRange, tasks.Sleep(negative), "a negative sleep");
        crew.Expect(Status.OutOfRange, tasks.Join(new ThreadId(1), negative), "a negative time of Join");
        crew.Expect(Status.OutOfRange, tasks.CreateSemaphore(1, 1).Value.P(negative), "a negative time of P");
        crew.Expect(Status.OutOfRange, tasks.CreateMutex().Value.Lock(negative), "a negative time of Lock");
        crew.Expect(Status.OutOfRange, tasks.CreateEvent(EventKind.Taken).Value.Wait(negative), "a negative time of an event");
        crew.Expect(Status.OutOfRange, tasks.CreateWaitQueue().Value.Wait(negative), "a negative time of a queue");
        crew.Expect(Status.TimedOut, tasks.CreateSemaphore(0, 1).Value.P(TimeSpan.Zero), "P without time");
    }

    private static void CheckMutex(ITaskManager tasks, Crew crew)
    {
        TaskMutex mutex = tasks.CreateMutex().Value;
        crew.Expect(Status.AccessDenied, mutex.Unlock(), "Unlock of a free mutex");
        crew.Expect(Status.Ok, mutex.Lock(), "Lock");
        crew.Expect(Status.InUse, mutex.Lock(), "a lock taken twice");
        crew.Expect(Status.InUse, mutex.Lock(Timeout.InfiniteTimeSpan), "a lock taken twice, with a time");
        crew.Expect(mutex.Owner == tasks.Current, "the owner is another");
        crew.Start("other", () => crew.Expect(Status.AccessDenied, mutex.Unlock(), "Unlock by another"));
        crew.Start("third", () => crew.Expect(Status.TimedOut, mutex.Lock(TimeSpan.FromMilliseconds(5)), "Lock of a taken mutex"));
        _ = crew.Join();
        crew.Expect(Status.Ok, mutex.Unlock(), "Unlock");
        CheckLeaver(tasks, crew, mutex);
        crew.Expect(Status.Ok, mutex.Lock(TimeSpan.FromSeconds(10)), "Lock of what an ended thread had");
        crew.Expect(Status.Ok, mutex.Unlock(), "Unlock of that");
    }

    /// <summary>Who has interrupts off is told that it may not wait; what need not wait is done.</summary>
    private static void CheckInterruptsOff(ITaskManager tasks, Crew crew)
    {
        TimeSpan time = TimeSpan.FromMilliseconds(1);
        ISemaphore empty = tasks.CreateSemaphore(0, 1).Value;
        ISemaphore isTaken = tasks.CreateSemaphore(0, 1).Value;
        IEvent lowered = tasks.CreateEvent(EventKind.Taken).Value;
        TaskMutex taken = tasks.CreateMutex().Value;
        ThreadId other = crew.Start("owner", () =>
        {
            crew.Expect(Status.Ok, taken.Lock(), "Lock");
            crew.Expect(Status.Ok, isTaken.V(), "V");
            crew.Expect(Status.Ok, empty.P(), "P");
            crew.Expect(Status.Ok, taken.Unlock(), "Unlock");
        });
        crew.Expect(Status.Ok, isTaken.P(), "P");
        Status[] refused = new Status[6];
        ulong flags = DisableInterrupts();
        refused[0] = tasks.Sleep(time);
        refused[1] = tasks.Join(other, time);
        refused[2] = lowered.Wait(time);
        refused[3] = taken.Lock();
        refused[4] = empty.P();
        refused[5] = empty.P(time);
        Status atOnce = tasks.Join(other, TimeSpan.Zero);
        RestoreInterrupts(flags);
        for (int i = 0; i < refused.Length; i++)
        {
            crew.Expect(Status.InvalidState, refused[i], $"wait {i} with interrupts off");
        }

        crew.Expect(Status.TimedOut, atOnce, "Join without waiting");
        crew.Expect(Status.Ok, empty.V(), "V");
        _ = crew.Join();
    }

    [XSharpPlug("HelixCaseDisableInterrupts")]
    private static partial ulong DisableInterrupts();

    [XSharpPlug("HelixCaseRestoreInterrupts")]
    private static partial void RestoreInterrupts(ulong flags);

    /// <summary>A thread ends with a mutex for which two others wait; the second of them ends with it, too.</summary>
    private static void CheckLeaver(ITaskManager tasks, Crew crew, TaskMutex mutex)
    {
        TimeSpan limit = TimeSpan.FromSeconds(10);
        TimeSpan head = TimeSpan.FromMilliseconds(5);
        crew.Start("leaver", () =>
        {
            crew.Expect(Status.Ok, mutex.Lock(), "Lock by who ends with it");
            crew.Expect(Status.Ok, tasks.Sleep(head * 4), "Sleep");
        });
        crew.Expect(Status.Ok, tasks.Sleep(head), "Sleep");
        crew.Start("heir", () =>
        {
            crew.Expect(Status.Ok, mutex.Lock(limit), "Lock of what an ending thread had");
            crew.Expect(mutex.Owner == tasks.Current, "the heir is not the owner");
            crew.Expect(Status.Ok, mutex.Unlock(), "Unlock by the heir");
        });
        crew.Expect(Status.Ok, tasks.Sleep(head), "Sleep");
        crew.Start("second", () => crew.Expect(Status.Ok, mutex.Lock(limit), "Lock of what the heir had"));
        _ = crew.Join();
    }
}
