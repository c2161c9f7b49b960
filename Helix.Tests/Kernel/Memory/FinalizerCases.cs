using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;

namespace Helix.Tests.Kernel.Memory;

/// <summary>Finalizers run on their own thread, once, and see their object whole.</summary>
internal static class FinalizerCases
{
    private static readonly List<Phoenix> Risen = [];

    [KernelCase]
    public static void FinalizersRun(CaseOutput output)
    {
        var batch = new Batch();
        Drop(batch, 300);
        CollectAll();
        output.Print(batch.Finalized > 200);
        output.Print(batch.Finalized <= 300);
        output.Print(batch.Damaged);
        output.Print(batch.Thread != Environment.CurrentManagedThreadId);
    }

    [KernelCase]
    public static void SuppressedFinalizersDoNotRun(CaseOutput output)
    {
        var batch = new Batch();
        DropSuppressed(batch, 200);
        CollectAll();
        output.Print(batch.Finalized);
    }

    [KernelCase]
    public static void ReachableObjectsAreNotFinalized(CaseOutput output)
    {
        var batch = new Batch();
        var kept = new Finalizable[50];
        for (int i = 0; i < kept.Length; i++)
        {
            kept[i] = new Finalizable(batch, i);
        }

        CollectAll();
        output.Print(batch.Finalized);
        output.Print(kept[49].IsWhole);
        foreach (Finalizable item in kept)
        {
            GC.SuppressFinalize(item);
        }
    }

    [KernelCase]
    public static void Resurrection(CaseOutput output)
    {
        Phoenix.Burn(100);
        CollectAll();
        int risen, whole = 0;
        lock (Risen)
        {
            risen = Risen.Count;
            foreach (Phoenix phoenix in Risen)
            {
                whole += phoenix.Ashes.Length == 10 && phoenix.Ashes[3] == 3 ? 1 : 0;
            }

            Risen.Clear();
        }

        output.Print(risen > 50);
        output.Print(whole == risen);
    }

    [KernelCase]
    public static void ReRegistrationRunsAgain(CaseOutput output)
    {
        Repeating.Runs = 0;
        Repeating.Drop(50);
        for (int i = 0; i < 4; i++)
        {
            CollectAll();
        }

        output.Print(Repeating.Runs > 60);
        output.Print(Repeating.Runs <= 150);
    }

    [KernelCase]
    public static void FinalizersMayAllocate(CaseOutput output)
    {
        Allocating.Total = 0;
        Allocating.Drop(100);
        CollectAll();
        output.Print(Allocating.Total > 50 * 45);
        output.Print(Allocating.Total % 45);
    }

    private static void CollectAll()
    {
        for (int i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Drop(Batch batch, int count)
    {
        for (int i = 0; i < count; i++)
        {
            Opaque.Use(new Finalizable(batch, i));
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void DropSuppressed(Batch batch, int count)
    {
        for (int i = 0; i < count; i++)
        {
            GC.SuppressFinalize(new Finalizable(batch, i));
        }
    }

    /// <summary>What became of the objects of one case; those of another case may be finalized late.</summary>
    private sealed class Batch
    {
        public int Finalized;
        public int Damaged;
        public int Thread;
    }

    private sealed class Finalizable(Batch batch, int number)
    {
        private readonly int _number = number;
        private readonly int[] _content = [number, number + 1];
        private readonly string _text = "number " + number;

        ~Finalizable()
        {
            batch.Thread = Environment.CurrentManagedThreadId;
            if (!IsWhole)
            {
                Interlocked.Increment(ref batch.Damaged);
            }

            Interlocked.Increment(ref batch.Finalized);
        }

        public bool IsWhole => _content[1] == _number + 1 && _text == "number " + _number;
    }

    private sealed class Phoenix
    {
        ~Phoenix()
        {
            lock (Risen)
            {
                Risen.Add(this);
            }
        }

        public int[] Ashes { get; } = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

        [MethodImpl(MethodImplOptions.NoInlining)]
        public static void Burn(int count)
        {
            for (int i = 0; i < count; i++)
            {
                Opaque.Use(new Phoenix());
            }
        }
    }

    private sealed class Repeating
    {
        private int _left = 3;

        ~Repeating()
        {
            Interlocked.Increment(ref Runs);
            if (--_left > 0)
            {
                GC.ReRegisterForFinalize(this);
            }
        }

        public static int Runs;

        [MethodImpl(MethodImplOptions.NoInlining)]
        public static void Drop(int count)
        {
            for (int i = 0; i < count; i++)
            {
                Opaque.Use(new Repeating());
            }
        }
    }

    private sealed class Allocating
    {
        ~Allocating()
        {
            var numbers = new List<int>();
            for (int i = 0; i < 10; i++)
            {
                numbers.Add(i);
            }

            int sum = 0;
            foreach (int number in numbers)
            {
                sum += number;
            }

            Interlocked.Add(ref Total, sum);
        }

        public static int Total;

        [MethodImpl(MethodImplOptions.NoInlining)]
        public static void Drop(int count)
        {
            for (int i = 0; i < count; i++)
            {
                Opaque.Use(new Allocating());
            }
        }
    }
}
