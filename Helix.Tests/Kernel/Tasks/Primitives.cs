using System;
using System.Runtime.CompilerServices;
using System.Threading;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;

namespace Helix.Tests.Kernel.Tasks;

/// <summary>Semaphores, events and queues wake whom they should, and only those.</summary>
internal static class Primitives
{
    private const int Waiters = 5;

    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Nap = TimeSpan.FromMilliseconds(200);

    public static string? Run(ITaskManager tasks)
    {
        var crew = new Crew(tasks);
        CheckTimeouts(tasks, crew);
        CheckEvents(tasks, crew);
        CheckQueue(tasks, crew);
        CheckIdentity(tasks, crew);
        CheckTwins(tasks, crew);
        CheckFinalizers(tasks, crew);
        return crew.Join();
    }

    /// <summary>The short ways in assembly do what the long ones in C# do, which a time-out takes.</summary>
    private static void CheckTwins(ITaskManager tasks, Crew crew)
    {
        var random = new Random(7);
        ISemaphore quick = tasks.CreateSemaphore(2, 5).Value;
        ISemaphore slow = tasks.CreateSemaphore(2, 5).Value;
        TaskMutex short1 = tasks.CreateMutex().Value;
        TaskMutex long1 = tasks.CreateMutex().Value;
        for (int i = 0; i < 2_000; i++)
        {
            switch (random.Next(4))
            {
                case 0:
                    Status expected = slow.P(TimeSpan.Zero);
                    crew.Expect(expected, expected.IsOk() ? quick.P() : quick.P(TimeSpan.Zero), "P");
                    break;
                case 1:
                    crew.Expect(slow.V(), quick.V(), "V");
                    break;
                case 2:
                    crew.Expect(long1.Lock(Timeout.InfiniteTimeSpan), short1.Lock(), "Lock");
                    break;
                default:
                    crew.Expect(long1.Unlock(), short1.Unlock(), "Unlock");
                    break;
            }

            crew.Expect(long1.Owner == short1.Owner, "one mutex is free and the other is not");
        }
    }

    /// <summary>Who waits for finalizers does nothing meanwhile.</summary>
    private static void CheckFinalizers(ITaskManager tasks, Crew crew)
    {
        // The stack of a thread that ended keeps nothing alive.
        var sleep = new StrongBox<bool>();
        _ = crew.Start("leaves a sleeper", () => _ = new Sleeper(tasks, Nap, sleep));
        _ = crew.Join();
        GC.Collect();
        ThreadId self = tasks.Current;
        TimeSpan before = tasks.GetThread(self).Value.CpuTime;
        GC.WaitForPendingFinalizers();
        crew.Expect(Volatile.Read(ref sleep.Value), "finalizers were not waited for");
        crew.Expect(tasks.GetThread(self).Value.CpuTime - before < Nap / 2, "the wait for finalizers takes the processor's time");
    }

    private static void CheckTimeouts(ITaskManager tasks, Crew crew)
    {
        ISemaphore semaphore = tasks.CreateSemaphore(0, 10).Value;
        crew.Expect(Status.TimedOut, semaphore.P(Short), "P that nobody answers");
        crew.Expect(Status.Ok, semaphore.V(), "V");
        crew.Expect(Status.Ok, semaphore.P(), "P of what was given after a time-out");
        crew.Expect(Status.TimedOut, semaphore.P(TimeSpan.Zero), "P of what was taken");
        crew.Expect(Status.TimedOut, tasks.CreateWaitQueue().Value.Wait(Short), "a queue that nobody wakes");
        long before = Environment.TickCount64;
        crew.Expect(Status.Ok, tasks.Sleep(Short), "Sleep");
        crew.Expect(Environment.TickCount64 - before >= Short.TotalMilliseconds - 1, "a sleep was too short");
    }

    private static void CheckEvents(ITaskManager tasks, Crew crew)
    {
        IEvent taken = tasks.CreateEvent(EventKind.Taken).Value;
        taken.Set();
        taken.Set();
        crew.Expect(Status.Ok, taken.Wait(TimeSpan.Zero), "a raised flag");
        crew.Expect(Status.TimedOut, taken.Wait(TimeSpan.Zero), "a flag that was taken");
        IEvent stays = tasks.CreateEvent(EventKind.Stays).Value;
        int passed = 0;
        for (int i = 0; i < Waiters; i++)
        {
            crew.Start("waiter", () =>
            {
                crew.Expect(Status.Ok, stays.Wait(Timeout.InfiniteTimeSpan), "an event");
                _ = Interlocked.Increment(ref passed);
            });
        }

        crew.Expect(Status.Ok, tasks.Sleep(Short), "Sleep");
        crew.Expect(Volatile.Read(ref passed) == 0, "a wait ended before the event");
        stays.Set();
        _ = crew.Join();
        crew.Expect(Volatile.Read(ref passed) == Waiters, "not all passed an event");
        crew.Expect(Status.Ok, stays.Wait(TimeSpan.Zero), "a flag that stays");
        stays.Reset();
        crew.Expect(Status.TimedOut, stays.Wait(TimeSpan.Zero), "a lowered flag");
    }

    private static void CheckQueue(ITaskManager tasks, Crew crew)
    {
        IWaitQueue queue = tasks.CreateWaitQueue().Value;
        int[] order = new int[Waiters];
        int woken = 0;
        for (int i = 0; i < Waiters; i++)
        {
            int own = i;
            crew.AwaitBlocked(crew.Start("queued", () =>
            {
                crew.Expect(Status.Ok, queue.Wait(Timeout.InfiniteTimeSpan), "a queue");
                order[Interlocked.Increment(ref woken) - 1] = own;
            }));
        }

        crew.Expect(queue.WakeOne(), "nobody was in the queue");
        crew.Await(() => Volatile.Read(ref woken) != 0, "nobody was woken");
        crew.Expect(Status.Ok, tasks.Sleep(Short), "Sleep");
        crew.Expect(Volatile.Read(ref woken) == 1 && order[0] == 0, "the first was not woken alone");
        crew.Expect(queue.WakeAll() == Waiters - 1, "not all were woken");
        _ = crew.Join();
        crew.Expect(!queue.WakeOne(), "somebody is still in the queue");
    }

    private static void CheckIdentity(ITaskManager tasks, Crew crew)
    {
        ThreadOptions options = new("someone", SchedulingPolicy.Batch, Priority.FromNice(3), AffinityMask: 1, StackBytes: 64 * 1024);
        ISemaphore isSeen = tasks.CreateSemaphore(0, 1).Value;
        ThreadId id = crew.Start(options, () => crew.Expect(Status.Ok, isSeen.P(), "P"));
        crew.Expect(tasks.GetThread(id).TryGet(out TaskThread thread), "a thread is not known");
        crew.Expect(thread.Name == "someone" && thread.Policy == SchedulingPolicy.Batch && thread.Priority.Nice == 3
            && thread.AffinityMask == 1 && thread.StackBytes == 64 * 1024, $"a thread is not as it was made: {thread}");
        crew.Expect(Status.Ok, tasks.SetPriority(id, Priority.FromNice(-5)), "SetPriority");
        crew.Expect(Status.Ok, tasks.SetAffinity(id, 0), "SetAffinity");
        crew.Expect(tasks.GetThread(id).Value.Priority.Nice == -5, "the priority is as before");
        crew.Expect(Status.Ok, isSeen.V(), "V");
    }
}
