using System;
using System.Collections.Generic;
using System.Threading;

namespace Helix.Tests.Kernel.Types;

/// <summary>
/// Static constructors run once, lazily and in the order of first use. What a first run has done stays done, so each case
/// prints only what does not depend on an earlier run in the same process.
/// </summary>
internal static class StaticConstructorCases
{
    private static readonly List<string> Order = [];

    [KernelCase]
    public static void RunsOnFirstAccessOnly(CaseOutput output)
    {
        output.Print(Once.Runs);
        output.Print(Once.Runs);
        new Once().Touch();
        output.Print(Once.Runs);
    }

    [KernelCase]
    public static void OrderFollowsFirstUse(CaseOutput output)
    {
        output.Print(First.Value + Second.Value);
        lock (Order)
        {
            output.PrintAll(Order);
        }
    }

    [KernelCase]
    public static void CircularInitialisationSeesDefaults(CaseOutput output)
    {
        output.Print(Chicken.Value);
        output.Print(Egg.Value);
    }

    [KernelCase]
    public static void GenericInstantiationsInitialiseSeparately(CaseOutput output)
    {
        output.Print(PerType<int>.Name + " " + PerType<string>.Name + " " + PerType<Version>.Name);
        output.Print(ReferenceEquals(PerType<string>.Token, PerType<Version>.Token));
        output.Print(ReferenceEquals(PerType<string>.Token, PerType<string>.Token));
    }

    [KernelCase]
    public static void ReadonlyTablesAndNestedObjects(CaseOutput output)
    {
        output.PrintAll(Tables.Squares);
        output.Print(Tables.Names[2]);
        output.Print(Tables.Origin);
        output.Print(Tables.Lookup["b"]);
    }

    [KernelCase]
    public static void RacingThreadsSeeOneInitialisation(CaseOutput output)
    {
        int[] seen = new int[8];
        var threads = new Thread[seen.Length];
        for (int i = 0; i < threads.Length; i++)
        {
            int index = i;
            threads[i] = new Thread(() => seen[index] = Slow.Value);
            threads[i].Start();
        }

        foreach (Thread thread in threads)
        {
            thread.Join();
        }

        output.PrintAll(seen);
        output.Print(Slow.Runs);
    }

    private sealed class Once
    {
        static Once() => Runs++;

        public static int Runs { get; private set; }

        public void Touch() => Opaque.Use(this);
    }

    private static class First
    {
        static First() => Order.Add("first");

        public static int Value { get; } = 1;
    }

    private static class Second
    {
        static Second() => Order.Add("second");

        public static int Value { get; } = 2;
    }

    private static class Chicken
    {
        public static readonly int Value;

        static Chicken() => Value = Egg.Value + 1;
    }

    private static class Egg
    {
        public static readonly int Value;

        static Egg() => Value = Chicken.Value + 10;
    }

    private static class PerType<T>
    {
        public static readonly object Token = new();

        public static readonly string Name = typeof(T).Name;
    }

    private static class Tables
    {
        public static readonly int[] Squares = [1, 4, 9, 16];
        public static readonly string[] Names = ["zero", "one", "two"];
        public static readonly (int X, int Y) Origin = (3, 4);
        public static readonly Dictionary<string, int> Lookup = new() { ["a"] = 1, ["b"] = 2 };
    }

    private static class Slow
    {
        public static readonly int Value;
        private static int _runs;

        static Slow()
        {
            Interlocked.Increment(ref _runs);
            Thread.Sleep(30);
            Value = 77;
        }

        public static int Runs => _runs;
    }
}
