using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace Helix.Tests.Kernel.Exceptions;

/// <summary>Exceptions that cross other machinery: constructors, iterators, delegates, LINQ, threads.</summary>
internal static class ExceptionContextCases
{
    [KernelCase]
    public static void StaticConstructorFailureIsRemembered(CaseOutput output)
    {
        for (int i = 0; i < 2; i++)
        {
            Exception? exception = output.Throws("access", static () => Opaque.Use(Broken.Value));
            output.Print(exception!.InnerException!.GetType().Name + " " + exception.InnerException.Message);
        }
    }

    [KernelCase]
    public static void InstanceConstructorFailure(CaseOutput output)
    {
        output.Throws("constructor", static () => Opaque.Use(new Picky(-1)));
        output.Throws("constructor", static () => Opaque.Use(new Picky(1)));
    }

    [KernelCase]
    public static void MulticastStopsAtTheThrower(CaseOutput output)
    {
        Action chain = () => output.Print("one");
        chain += static () => throw new FormatException("two");
        chain += () => output.Print("three");
        output.Throws("chain", chain);
    }

    [KernelCase]
    public static void IteratorRunsItsFinally(CaseOutput output)
    {
        try
        {
            foreach (int value in Numbers(output))
            {
                output.Print(value);
                if (value == 2)
                {
                    throw new TimeoutException("consumer");
                }
            }
        }
        catch (TimeoutException exception)
        {
            output.Print(exception.Message);
        }
    }

    [KernelCase]
    public static void ExceptionInsideALinqQuery(CaseOutput output)
    {
        int[] divisors = [5, 2, 0, 1];
        IEnumerable<int> query = divisors.Where(static d => d < 5).Select(static d => 10 / d);
        var seen = new List<int>();
        output.Throws("query", () =>
        {
            foreach (int value in query)
            {
                seen.Add(value);
            }
        });
        output.PrintAll(seen);
    }

    [KernelCase]
    public static void ComparerFailureIsWrappedBySort(CaseOutput output)
    {
        Exception? exception = output.Throws("sort", static () =>
            Array.Sort([3, 1, 2], Comparer<int>.Create(static (_, _) => throw new FormatException("compare"))));
        output.Print(exception!.InnerException!.Message);
    }

    [KernelCase]
    public static void CaughtOnAnotherThread(CaseOutput output)
    {
        Exception? carried = null;
        var thread = new Thread(() =>
        {
            try
            {
                throw new FormatException("from the thread");
            }
            catch (FormatException exception)
            {
                carried = exception;
            }
        });
        thread.Start();
        thread.Join();
        output.Print(carried!.Message);
    }

    [KernelCase]
    public static void ManyThreadsThrowAtOnce(CaseOutput output)
    {
        int caught = 0;
        var threads = new Thread[6];
        for (int i = 0; i < threads.Length; i++)
        {
            int seed = i;
            threads[i] = new Thread(() =>
            {
                for (int round = 0; round < 100; round++)
                {
                    try
                    {
                        Dive(seed + (round % 5));
                    }
                    catch (InvalidOperationException)
                    {
                        Interlocked.Increment(ref caught);
                    }
                }
            });
            threads[i].Start();
        }

        foreach (Thread thread in threads)
        {
            thread.Join();
        }

        output.Print(caught);
    }

    private static void Dive(int depth)
    {
        try
        {
            if (depth == 0)
            {
                throw new InvalidOperationException();
            }

            Dive(depth - 1);
        }
        finally
        {
            Opaque.Use(depth);
        }
    }

    private static IEnumerable<int> Numbers(CaseOutput output)
    {
        try
        {
            yield return 1;
            yield return 2;
            yield return 3;
        }
        finally
        {
            output.Print("iterator disposed");
        }
    }

    private static class Broken
    {
        public static readonly int Value = Compute();

        private static int Compute() => throw new FormatException("static constructor");
    }

    private sealed class Picky
    {
        public Picky(int value)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            Value = value;
        }

        public int Value { get; }
    }
}
