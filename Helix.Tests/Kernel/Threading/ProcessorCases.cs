using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Threading;

namespace Helix.Tests.Kernel.Threading;

/// <summary>What threads on several processors do to each other and to the runtime. Runs on one processor as well.</summary>
internal static class ProcessorCases
{
    private const int Workers = 6;

    [ThreadStatic]
    private static int t_own;

    private interface IShape
    {
        int Area(int scale);
    }

    /// <summary>Trees made, kept for a while and dropped on all threads, with collections in between: each tree is as it was made.</summary>
    [KernelCase]
    public static void AllocationStorm(CaseOutput output)
    {
        long sum = Together(static worker =>
        {
            const int Rounds = 60;
            var kept = new Node?[16];
            long total = 0;
            for (int round = 0; round < Rounds; round++)
            {
                int place = round % kept.Length;
                total += kept[place]?.Sum() ?? 0;
                kept[place] = Node.Make(5, worker * Rounds + round);
                byte[] noise = new byte[(worker * 977 + round * 131) % 40_000];
                total += noise.Length == 0 ? 0 : noise[^1];
                if (round % 20 == worker)
                {
                    GC.Collect();
                }
            }

            return total;
        });
        output.Print(sum);
    }

    [KernelCase]
    public static void MonitorStorm(CaseOutput output)
    {
        const int Rounds = 20_000;
        object gate = new();
        long count = 0;
        Together(_ =>
        {
            for (int i = 0; i < Rounds; i++)
            {
                lock (gate)
                {
                    count++;
                }
            }

            return 0;
        });
        output.Print(count);
    }

    [KernelCase]
    public static void InterlockedStorm(CaseOutput output)
    {
        const int Rounds = 50_000;
        long added = 0;
        int bits = 0;
        object?[] place = [null];
        long taken = Together(worker =>
        {
            long own = 0;
            object mine = new();
            for (int i = 0; i < Rounds; i++)
            {
                Interlocked.Increment(ref added);
                Interlocked.Or(ref bits, 1 << (i % 31));
                own += Interlocked.CompareExchange(ref place[0], mine, null) is null ? 1 : 0;
                own -= Interlocked.CompareExchange(ref place[0], null, mine) == mine ? 1 : 0;
            }

            return own;
        });
        output.Print(added);
        output.Print(bits);
        output.Print("objects that were put and not taken", taken);
    }

    /// <summary>A value is handed from thread to thread, each of which waits for its turn.</summary>
    [KernelCase]
    public static void HandedRound(CaseOutput output)
    {
        const int Rounds = 400;
        object gate = new();
        int turn = 0;
        Together(worker =>
        {
            for (int i = 0; i < Rounds; i++)
            {
                lock (gate)
                {
                    while (turn % Workers != worker)
                    {
                        Monitor.Wait(gate);
                    }

                    turn++;
                    Monitor.PulseAll(gate);
                }
            }

            return 0;
        });
        output.Print(turn);
    }

    /// <summary>One call site meets many types on all threads at once: its cache grows while it is searched.</summary>
    [KernelCase]
    public static void InterfaceCallsOfManyTypes(CaseOutput output)
    {
        IShape[] shapes = [new Shape<byte>(1), new Shape<short>(2), new Shape<int>(3), new Shape<long>(4), new Shape<float>(5), new Shape<double>(6), new Shape<char>(7), new Shape<bool>(8)];
        output.Print(Together(worker =>
        {
            long total = 0;
            for (int i = 0; i < 4000; i++)
            {
                total += Measure(shapes[(i + worker) % shapes.Length], i & 3);
            }

            return total;
        }));
    }

    [KernelCase]
    public static void ExceptionsEverywhere(CaseOutput output)
    {
        output.Print(Together(static worker =>
        {
            long caught = 0;
            string? nothing = Opaque.Null<string>();
            for (int i = 0; i < 150; i++)
            {
                try
                {
                    Descend(i % 12, worker);
                }
                catch (InvalidOperationException exception) when (exception.Message.Length == 1)
                {
                    caught += exception.Message[0] - '0';
                }

                try
                {
                    caught += nothing!.Length;
                }
                catch (NullReferenceException)
                {
                    caught++;
                }
            }

            return caught;
        }));
    }

    [KernelCase]
    public static void StaticConstructorRunsOnce(CaseOutput output)
    {
        output.Print(Together(static _ => Lazy.Value));
        output.Print(Lazy.Runs);
    }

    [KernelCase]
    public static void ThreadStaticsAndHandles(CaseOutput output)
    {
        output.Print(Together(static worker =>
        {
            for (int i = 0; i < 3000; i++)
            {
                t_own += worker;
                GCHandle handle = GCHandle.Alloc(new object(), i % 2 == 0 ? GCHandleType.Normal : GCHandleType.Weak);
                t_own += handle.IsAllocated ? 1 : 0;
                handle.Free();
            }

            return t_own;
        }));
    }

    [KernelCase]
    public static void QueuesBetweenProducersAndConsumers(CaseOutput output)
    {
        const int Items = 3000;
        using var queue = new BlockingCollection<int>(boundedCapacity: 32);
        int producing = Workers / 2;
        output.Print(Together(worker =>
        {
            long total = 0;
            if (worker % 2 == 0)
            {
                for (int i = 0; i < Items; i++)
                {
                    queue.Add(i);
                }

                if (Interlocked.Decrement(ref producing) == 0)
                {
                    queue.CompleteAdding();
                }

                return 0;
            }

            foreach (int item in queue.GetConsumingEnumerable())
            {
                total += item;
            }

            return total;
        }));
    }

    /// <summary>Threads that come and go on all processors; their stacks are unmapped while others run.</summary>
    [KernelCase]
    public static void ThreadsComeAndGo(CaseOutput output)
    {
        int ran = 0;
        Together(_ =>
        {
            for (int i = 0; i < 40; i++)
            {
                var thread = new Thread(() => Interlocked.Increment(ref ran), 64 * 1024);
                thread.Start();
                thread.Join();
            }

            return 0;
        });
        output.Print(ran);
    }

    /// <summary>Busy threads are seen on every processor, and each on more than one after it has slept.</summary>
    [KernelCase(KernelCaseKind.KernelOnly)]
    public static void EveryProcessorIsUsed(CaseOutput output)
    {
        long seen = 0;
        long limit = Stopwatch.GetTimestamp() + (20 * Stopwatch.Frequency);
        long all = Environment.ProcessorCount == 64 ? -1 : (1L << Environment.ProcessorCount) - 1;
        Together(_ =>
        {
            while (Volatile.Read(ref seen) != all && Stopwatch.GetTimestamp() < limit)
            {
                Interlocked.Or(ref seen, 1L << Thread.GetCurrentProcessorId());
                Thread.SpinWait(100);
            }

            return 0;
        });
        output.Check(seen == all, $"processors {all:x}, used {seen:x}");
    }

    /// <summary>Runs the work on all threads at the same time; the sum of what they return.</summary>
    private static long Together(Func<int, long> work)
    {
        long sum = 0;
        var threads = new Thread[Workers];
        using var start = new Barrier(Workers);
        for (int i = 0; i < Workers; i++)
        {
            int worker = i;
            threads[i] = new Thread(() =>
            {
                start.SignalAndWait();
                Interlocked.Add(ref sum, work(worker));
            });
            threads[i].Start();
        }

        foreach (Thread thread in threads)
        {
            thread.Join();
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Measure(IShape shape, int scale) => shape.Area(scale);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Descend(int depth, int worker)
    {
        if (depth == 0)
        {
            throw new InvalidOperationException(worker.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        Descend(depth - 1, worker);
    }

    private sealed class Shape<T>(int size) : IShape
    {
        public int Area(int scale) => size * scale;
    }

    private static class Lazy
    {
        public static readonly int Value = Make();

        public static int Runs { get; private set; }

        private static int Make()
        {
            Thread.Sleep(5);
            Runs++;
            return 7;
        }
    }

    private sealed class Node(int value, Node? left, Node? right)
    {
        public static Node Make(int depth, int value) =>
            depth == 0 ? new Node(value, null, null) : new Node(value, Make(depth - 1, value + 1), Make(depth - 1, value + 2));

        public long Sum() => value + (left?.Sum() ?? 0) + (right?.Sum() ?? 0);
    }
}
