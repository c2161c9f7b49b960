using System;
using System.Collections.Generic;
using System.Threading;

namespace Helix.Tests.Kernel.Threading;

/// <summary>Monitor: exclusion, recursion, Wait and Pulse, time-outs.</summary>
internal static class MonitorCases
{
    [KernelCase]
    public static void MutualExclusion(CaseOutput output)
    {
        object gate = new();
        int counter = 0;
        Run(6, () =>
        {
            for (int i = 0; i < 5000; i++)
            {
                lock (gate)
                {
                    counter++;
                }
            }
        });
        output.Print(counter);
    }

    [KernelCase]
    public static void Recursion(CaseOutput output)
    {
        object gate = new();
        lock (gate)
        {
            lock (gate)
            {
                output.Print(Monitor.IsEntered(gate));
            }

            output.Print(Monitor.IsEntered(gate));
        }

        output.Print(Monitor.IsEntered(gate));
        output.Throws("exit without enter", () => Monitor.Exit(gate));
        output.Throws("pulse without enter", () => Monitor.Pulse(gate));
    }

    [KernelCase]
    public static void WaitAndPulse(CaseOutput output)
    {
        object gate = new();
        var queue = new Queue<int>();
        var taken = new List<int>();
        var consumer = new Thread(() =>
        {
            while (true)
            {
                lock (gate)
                {
                    while (queue.Count == 0)
                    {
                        Monitor.Wait(gate);
                    }

                    int item = queue.Dequeue();
                    if (item < 0)
                    {
                        return;
                    }

                    taken.Add(item);
                }
            }
        });
        consumer.Start();
        for (int i = 0; i < 50; i++)
        {
            lock (gate)
            {
                queue.Enqueue(i);
                Monitor.Pulse(gate);
            }

            if (i % 10 == 0)
            {
                Thread.Sleep(1);
            }
        }

        lock (gate)
        {
            queue.Enqueue(-1);
            Monitor.PulseAll(gate);
        }

        consumer.Join();
        output.PrintAll(taken);
    }

    [KernelCase]
    public static void PulseAllWakesEveryone(CaseOutput output)
    {
        object gate = new();
        int waiting = 0, woken = 0;
        bool go = false;
        var threads = new Thread[5];
        for (int i = 0; i < threads.Length; i++)
        {
            threads[i] = new Thread(() =>
            {
                lock (gate)
                {
                    waiting++;
                    while (!go)
                    {
                        Monitor.Wait(gate);
                    }

                    woken++;
                }
            });
            threads[i].Start();
        }

        while (Volatile.Read(ref waiting) < threads.Length)
        {
            Thread.Sleep(1);
        }

        lock (gate)
        {
            go = true;
            Monitor.PulseAll(gate);
        }

        foreach (Thread thread in threads)
        {
            thread.Join();
        }

        output.Print(woken);
    }

    [KernelCase]
    public static void TimeOuts(CaseOutput output)
    {
        object gate = new();
        lock (gate)
        {
            output.Print(Monitor.Wait(gate, 20));
        }

        using var held = new ManualResetEventSlim();
        using var release = new ManualResetEventSlim();
        var holder = new Thread(() =>
        {
            lock (gate)
            {
                held.Set();
                release.Wait();
            }
        });
        holder.Start();
        held.Wait();
        output.Print(Monitor.TryEnter(gate));
        output.Print(Monitor.TryEnter(gate, 20));
        release.Set();
        holder.Join();
        output.Print(Monitor.TryEnter(gate));
        Monitor.Exit(gate);
    }

    [KernelCase]
    public static void LockIsReleasedByAnException(CaseOutput output)
    {
        object gate = new();
        output.Throws("in lock", () =>
        {
            lock (gate)
            {
                throw new FormatException();
            }
        });
        bool entered = false;
        Run(1, () => entered = Monitor.TryEnter(gate, 0));
        output.Print(entered);
    }

    [KernelCase]
    public static void ManyContendedObjects(CaseOutput output)
    {
        object[] gates = new object[200];
        int[] counters = new int[gates.Length];
        for (int i = 0; i < gates.Length; i++)
        {
            gates[i] = new object();
        }

        Run(4, () =>
        {
            for (int i = 0; i < 4000; i++)
            {
                int index = i * 7 % gates.Length;
                lock (gates[index])
                {
                    counters[index]++;
                }
            }
        });
        GC.Collect();
        int sum = 0;
        foreach (int counter in counters)
        {
            sum += counter;
        }

        output.Print(sum);
    }

    [KernelCase]
    public static void LockClass(CaseOutput output)
    {
        var gate = new Lock();
        int counter = 0;
        Run(4, () =>
        {
            for (int i = 0; i < 3000; i++)
            {
                using (gate.EnterScope())
                {
                    counter++;
                }
            }
        });
        output.Print(counter);
        output.Print(gate.IsHeldByCurrentThread);
    }

    private static void Run(int count, ThreadStart body)
    {
        var threads = new Thread[count];
        for (int i = 0; i < count; i++)
        {
            threads[i] = new Thread(body);
            threads[i].Start();
        }

        foreach (Thread thread in threads)
        {
            thread.Join();
        }
    }
}
