using System;
using System.Threading;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;

namespace Helix.Tests.Kernel.Tasks;

/// <summary>Many threads that need one another: nothing is lost, nobody waits for ever.</summary>
internal static class Load
{
    private const int Pairs = 4;
    private const int Items = 500;
    private const int Room = 8;
    private const int Philosophers = 5;
    private const int Meals = 200;
    private const int Lockers = 8;
    private const int Rounds = 500;
    private const int Thousands = 2_000;

    public static string? RunProducers(ITaskManager tasks)
    {
        var crew = new Crew(tasks);
        ISemaphore free = tasks.CreateSemaphore(Room, Room).Value;
        ISemaphore full = tasks.CreateSemaphore(0, Room).Value;
        TaskMutex mutex = tasks.CreateMutex().Value;
        int[] store = new int[Room];
        int stored = 0;
        long sum = 0;
        for (int i = 0; i < Pairs; i++)
        {
            crew.Start("producer", () => Repeat(Items, item =>
            {
                crew.Expect(Status.Ok, free.P(), "P");
                crew.Expect(Status.Ok, mutex.Lock(), "Lock");
                store[stored++] = item;
                crew.Expect(Status.Ok, mutex.Unlock(), "Unlock");
                crew.Expect(Status.Ok, full.V(), "V");
            }));
            crew.Start("consumer", () => Repeat(Items, _ =>
            {
                crew.Expect(Status.Ok, full.P(), "P");
                crew.Expect(Status.Ok, mutex.Lock(), "Lock");
                sum += store[--stored];
                crew.Expect(Status.Ok, mutex.Unlock(), "Unlock");
                crew.Expect(Status.Ok, free.V(), "V");
            }));
        }

        _ = crew.Join();
        crew.Expect(stored == 0 && sum == Pairs * (long)Items * (Items - 1) / 2, $"the sum is {sum}, {stored} left");
        return crew.Wrong;
    }

    public static string? RunPhilosophers(ITaskManager tasks)
    {
        var crew = new Crew(tasks);
        var forks = new TaskMutex[Philosophers];
        int[] holders = new int[Philosophers];
        int meals = 0;
        for (int i = 0; i < Philosophers; i++)
        {
            forks[i] = tasks.CreateMutex().Value;
        }

        for (int i = 0; i < Philosophers; i++)
        {
            // The lower fork first: no circle.
            int first = Math.Min(i, (i + 1) % Philosophers);
            int second = Math.Max(i, (i + 1) % Philosophers);
            crew.Start("philosopher", () => Repeat(Meals, _ =>
            {
                crew.Expect(Status.Ok, forks[first].Lock(), "Lock");
                crew.Expect(Status.Ok, forks[second].Lock(), "Lock");
                crew.Expect(++holders[first] == 1 & ++holders[second] == 1, "two have one fork");
                tasks.Yield();
                holders[first]--;
                holders[second]--;
                _ = Interlocked.Increment(ref meals);
                crew.Expect(Status.Ok, forks[second].Unlock(), "Unlock");
                crew.Expect(Status.Ok, forks[first].Unlock(), "Unlock");
            }));
        }

        _ = crew.Join();
        crew.Expect(meals == Philosophers * Meals, $"{meals} meals");
        return crew.Wrong;
    }

    /// <summary>Threads of different priorities and with time-outs, at one mutex; the collector runs in between.</summary>
    public static string? RunLocks(ITaskManager tasks)
    {
        var crew = new Crew(tasks);
        TaskMutex mutex = tasks.CreateMutex().Value;
        int count = 0;
        int taken = 0;
        for (int i = 0; i < Lockers; i++)
        {
            int own = i;
            crew.Start(ThreadOptions.Named("locker") with { Priority = Priority.FromNice(own - 4) }, () => Repeat(Rounds, round =>
            {
                Status status = own % 2 == 0 ? mutex.Lock() : mutex.Lock(TimeSpan.FromMicroseconds(round));
                if (status.IsError())
                {
                    crew.Expect(own % 2 == 1 && status == Status.TimedOut, $"Lock answered {status}");
                    return;
                }

                int before = count;
                GC.KeepAlive(new byte[64]);
                if (round % 50 == own)
                {
                    tasks.Yield();
                }

                count = before + 1;
                crew.Expect(Status.Ok, mutex.Unlock(), "Unlock");
                _ = Interlocked.Increment(ref taken);
            }));
        }

        _ = crew.Join();
        crew.Expect(count == taken && mutex.Owner.Value == 0, $"{taken} times taken, {count} counted, then with thread {mutex.Owner}");
        return crew.Wrong;
    }

    public static string? RunThousands(ITaskManager tasks)
    {
        var crew = new Crew(tasks);
        ISemaphore gate = tasks.CreateSemaphore(0, Thousands).Value;
        int passed = 0;
        int before = tasks.Statistics.Threads;
        for (int i = 0; i < Thousands; i++)
        {
            crew.Start(ThreadOptions.Named("one of many") with { StackBytes = 16 * 1024 }, () =>
            {
                crew.Expect(Status.Ok, gate.P(), "P");
                _ = Interlocked.Increment(ref passed);
            });
        }

        crew.Expect(tasks.Statistics.Threads >= before + Thousands, $"{tasks.Statistics.Threads} threads");
        for (int i = 0; i < Thousands; i++)
        {
            crew.Expect(Status.Ok, gate.V(), "V");
        }

        _ = crew.Join();
        crew.Expect(passed == Thousands, $"{passed} passed");
        return crew.Wrong;
    }

    private static void Repeat(int count, Action<int> step)
    {
        for (int i = 0; i < count; i++)
        {
            step(i);
        }
    }
}
