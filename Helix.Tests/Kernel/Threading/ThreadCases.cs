using System;
using System.Threading;

namespace Helix.Tests.Kernel.Threading;

/// <summary>Threads: start, join, parameters, names, states, preemption.</summary>
internal static class ThreadCases
{
    [KernelCase]
    public static void StartAndJoin(CaseOutput output)
    {
        int value = 0;
        var thread = new Thread(() => value = 42);
        output.Print(thread.IsAlive);
        thread.Start();
        thread.Join();
        output.Print(value);
        output.Print(thread.IsAlive);
        output.Print(thread.ThreadState);
        output.Throws("second start", thread.Start);
    }

    [KernelCase]
    public static void ParameterAndName(CaseOutput output)
    {
        string? seen = null;
        var thread = new Thread(argument => seen = Thread.CurrentThread.Name + " " + argument) { Name = "worker" };
        thread.Start("argument");
        thread.Join();
        output.Print(seen);
    }

    [KernelCase]
    public static void EachHasItsOwnIdentity(CaseOutput output)
    {
        int[] ids = new int[5];
        var threads = new Thread[ids.Length];
        for (int i = 0; i < threads.Length; i++)
        {
            int index = i;
            threads[i] = new Thread(() => ids[index] = Environment.CurrentManagedThreadId);
        }

        foreach (Thread thread in threads)
        {
            thread.Start();
        }

        bool matches = true;
        for (int i = 0; i < threads.Length; i++)
        {
            threads[i].Join();
            matches &= threads[i].ManagedThreadId == ids[i] && Array.IndexOf(ids, ids[i]) == i;
        }

        output.Print(matches);
    }

    [KernelCase]
    public static void BusyThreadsArePreempted(CaseOutput output)
    {
        bool stop = false;
        long spins = 0;
        var spinner = new Thread(() =>
        {
            while (!Volatile.Read(ref stop))
            {
                spins++;
            }
        }) { IsBackground = true };
        spinner.Start();
        Thread.Sleep(30);
        Volatile.Write(ref stop, true);
        output.Print(spinner.Join(60_000));
        output.Print(spins > 0);
    }

    [KernelCase]
    public static void TimedJoin(CaseOutput output)
    {
        using var gate = new ManualResetEventSlim();
        var thread = new Thread(gate.Wait);
        thread.Start();
        output.Print(thread.Join(30));
        gate.Set();
        output.Print(thread.Join(60_000));
    }

    [KernelCase]
    public static void ManyThreadsAtOnce(CaseOutput output)
    {
        int sum = 0;
        var threads = new Thread[60];
        for (int i = 0; i < threads.Length; i++)
        {
            int number = i;
            threads[i] = new Thread(() =>
            {
                Thread.Yield();
                Interlocked.Add(ref sum, number);
            });
            threads[i].Start();
        }

        foreach (Thread thread in threads)
        {
            thread.Join();
        }

        output.Print(sum);
    }

    [KernelCase]
    public static void DeepRecursionOnAThreadWithALargeStack(CaseOutput output)
    {
        long sum = 0;
        var thread = new Thread(() => sum = Depth(20_000), 8 << 20);
        thread.Start();
        thread.Join();
        output.Print(sum);

        static long Depth(int n) => Opaque.Hide(n) == 0 ? 0 : n + Depth(n - 1);
    }

    [KernelCase]
    public static void InterruptEndsASleep(CaseOutput output)
    {
        string result = "none";
        var thread = new Thread(() =>
        {
            try
            {
                Thread.Sleep(Timeout.Infinite);
            }
            catch (ThreadInterruptedException)
            {
                result = "interrupted";
            }
        });
        thread.Start();
        while ((thread.ThreadState & ThreadState.WaitSleepJoin) == 0)
        {
            Thread.Sleep(1);
        }

        thread.Interrupt();
        output.Print(thread.Join(60_000));
        output.Print(result);
    }
}
