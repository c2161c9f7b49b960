using System;
using System.Threading;

namespace Helix.Tests.Kernel.Threading;

/// <summary>Interlocked, thread locals, events, semaphores, reader-writer locks, barriers, spinning.</summary>
internal static class SynchronisationCases
{
    [KernelCase]
    public static void InterlockedOperations(CaseOutput output)
    {
        int number = 5;
        long wide = 1L << 40;
        output.Print(Interlocked.Increment(ref number) + " " + Interlocked.Add(ref number, 10) + " " + Interlocked.Decrement(ref number));
        output.Print(Interlocked.Exchange(ref number, 99) + " " + Interlocked.CompareExchange(ref number, 1, 99) + " " + number);
        output.Print(Interlocked.Add(ref wide, -1) + " " + Interlocked.Read(ref wide));
        output.Print(Interlocked.Or(ref number, 6) + " " + Interlocked.And(ref number, 3) + " " + number);
        object? reference = "old";
        output.Print(Interlocked.CompareExchange(ref reference, "new", Opaque.Null<object>()) + " " + Interlocked.Exchange(ref reference, "newer") + " " + reference);
        double real = 1.5;
        output.Print(Interlocked.Exchange(ref real, 2.5) + real);
    }

    [KernelCase]
    public static void InterlockedCountsExactly(CaseOutput output)
    {
        long total = 0;
        Run(6, _ =>
        {
            for (int i = 0; i < 20_000; i++)
            {
                Interlocked.Increment(ref total);
            }
        });
        output.Print(total);
    }

    [KernelCase]
    public static void ThreadLocals(CaseOutput output)
    {
        int made = 0;
        using var local = new ThreadLocal<int>(() => Interlocked.Increment(ref made) * 0, trackAllValues: true);
        Run(4, index =>
        {
            for (int i = 0; i < 10; i++)
            {
                local.Value += index;
            }
        });
        int sum = 0;
        foreach (int value in local.Values)
        {
            sum += value;
        }

        output.Print(sum);
        output.Print(made);
        output.Print(local.IsValueCreated);
        var flow = new AsyncLocal<string> { Value = "flows" };
        string? seen = null;
        Run(1, _ => seen = flow.Value);
        output.Print(seen);
    }

    [KernelCase]
    public static void Events(CaseOutput output)
    {
        using var manual = new ManualResetEventSlim();
        using var automatic = new AutoResetEvent(false);
        int passed = 0;
        var threads = new Thread[3];
        for (int i = 0; i < threads.Length; i++)
        {
            threads[i] = new Thread(() =>
            {
                manual.Wait();
                automatic.WaitOne();
                Interlocked.Increment(ref passed);
            });
            threads[i].Start();
        }

        output.Print(manual.Wait(10));
        manual.Set();
        automatic.Set();
        while (Volatile.Read(ref passed) < 1)
        {
            Thread.Sleep(1);
        }

        output.Print(passed);
        for (int expected = 2; expected <= 3; expected++)
        {
            automatic.Set();
            while (Volatile.Read(ref passed) < expected)
            {
                Thread.Sleep(1);
            }
        }

        foreach (Thread thread in threads)
        {
            thread.Join();
        }

        output.Print(passed);
        output.Print(automatic.WaitOne(10));
    }

    [KernelCase]
    public static void Semaphores(CaseOutput output)
    {
        using var semaphore = new SemaphoreSlim(2, 3);
        int inside = 0, most = 0;
        Run(6, _ =>
        {
            for (int i = 0; i < 20; i++)
            {
                semaphore.Wait();
                int now = Interlocked.Increment(ref inside);
                InterlockedMax(ref most, now);
                Thread.Yield();
                Interlocked.Decrement(ref inside);
                semaphore.Release();
            }
        });
        output.Print(most <= 2);
        output.Print(semaphore.CurrentCount);
        output.Print(semaphore.Wait(0) && semaphore.Wait(0) && !semaphore.Wait(10));
        semaphore.Release(3);
        output.Throws("too many", () => semaphore.Release());
        using var kernelSemaphore = new Semaphore(1, 1);
        output.Print(kernelSemaphore.WaitOne(0) + " " + kernelSemaphore.WaitOne(0));
    }

    [KernelCase]
    public static void ReaderWriterLocks(CaseOutput output)
    {
        using var gate = new ReaderWriterLockSlim();
        int value = 0, torn = 0;
        int copy = 0;
        Run(5, index =>
        {
            for (int i = 0; i < 300; i++)
            {
                if (index == 0)
                {
                    gate.EnterWriteLock();
                    value++;
                    Thread.Yield();
                    copy++;
                    gate.ExitWriteLock();
                }
                else
                {
                    gate.EnterReadLock();
                    if (value != copy)
                    {
                        Interlocked.Increment(ref torn);
                    }

                    gate.ExitReadLock();
                }
            }
        });
        output.Print(value + " " + torn);
        gate.EnterUpgradeableReadLock();
        gate.EnterWriteLock();
        output.Print(gate.IsWriteLockHeld && gate.IsUpgradeableReadLockHeld);
        gate.ExitWriteLock();
        gate.ExitUpgradeableReadLock();
        output.Throws("exit", gate.ExitReadLock);
    }

    [KernelCase]
    public static void BarriersAndCountdowns(CaseOutput output)
    {
        int phases = 0;
        int[] sums = new int[4];
        using var barrier = new Barrier(3, _ => phases++);
        Run(3, index =>
        {
            for (int phase = 0; phase < 4; phase++)
            {
                Interlocked.Add(ref sums[phase], index + 1);
                barrier.SignalAndWait();
            }
        });
        output.Print(phases);
        output.PrintAll(sums);
        using var countdown = new CountdownEvent(3);
        Run(3, _ => countdown.Signal());
        output.Print(countdown.IsSet && countdown.Wait(0));
    }

    [KernelCase]
    public static void SpinLocksAndVolatile(CaseOutput output)
    {
        var gate = new SpinLock(enableThreadOwnerTracking: false);
        int counter = 0;
        Run(3, _ =>
        {
            for (int i = 0; i < 1000; i++)
            {
                bool taken = false;
                gate.Enter(ref taken);
                counter++;
                gate.Exit();
            }
        });
        output.Print(counter);
        var spinner = new SpinWait();
        while (spinner.Count < 30)
        {
            spinner.SpinOnce();
        }

        output.Print(spinner.NextSpinWillYield);
    }

    [KernelCase]
    public static void WaitHandles(CaseOutput output)
    {
        using var first = new ManualResetEvent(false);
        using var second = new ManualResetEvent(false);
        WaitHandle[] both = [first, second];
        output.Print(WaitHandle.WaitAny(both, 10) == WaitHandle.WaitTimeout);
        second.Set();
        output.Print(WaitHandle.WaitAny(both));
        output.Print(WaitHandle.WaitAll(both, 10));
        first.Set();
        output.Print(WaitHandle.WaitAll(both, 10_000));
        using var mutex = new Mutex(initiallyOwned: true);
        bool taken = true;
        Run(1, _ => taken = mutex.WaitOne(10));
        output.Print(taken);
        mutex.ReleaseMutex();
    }

    private static void InterlockedMax(ref int target, int value)
    {
        int seen;
        while (value > (seen = Volatile.Read(ref target)) && Interlocked.CompareExchange(ref target, value, seen) != seen)
        {
        }
    }

    private static void Run(int count, Action<int> body)
    {
        var threads = new Thread[count];
        for (int i = 0; i < count; i++)
        {
            int index = i;
            threads[i] = new Thread(() => body(index));
            threads[i].Start();
        }

        foreach (Thread thread in threads)
        {
            thread.Join();
        }
    }
}
