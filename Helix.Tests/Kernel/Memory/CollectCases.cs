using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace Helix.Tests.Kernel.Memory;

/// <summary>Collections keep what is reachable, in every shape of object.</summary>
internal static class CollectCases
{
    private static Node? _root;

    [KernelCase]
    public static void ReachableGraphSurvives(CaseOutput output)
    {
        Node tree = Build(12);
        GC.Collect();
        output.Print(Count(tree));
        Opaque.Use(Build(10));
        GC.Collect();
        output.Print(Count(tree));

        static Node Build(int depth) =>
            depth == 0 ? new Node() : new Node { Left = Build(depth - 1), Right = Build(depth - 1), Number = depth };

        static int Count(Node? node) => node is null ? 0 : 1 + Count(node.Left) + Count(node.Right);
    }

    [KernelCase]
    public static void LinkedListOfAMillion(CaseOutput output)
    {
        Node? head = null;
        for (int i = 0; i < 1_000_000; i++)
        {
            head = new Node { Left = head, Number = i };
        }

        GC.Collect();
        long sum = 0;
        for (Node? node = head; node != null; node = node.Left)
        {
            sum += node.Number;
        }

        output.Print(sum);
    }

    [KernelCase]
    public static void CyclesAreCollectedOrAtLeastHarmless(CaseOutput output)
    {
        for (int i = 0; i < 20_000; i++)
        {
            var a = new Node();
            var b = new Node { Left = a, Payload = new byte[100] };
            a.Right = b;
        }

        GC.Collect();
        output.Print("alive");
    }

    [KernelCase]
    public static void StaticsAreRoots(CaseOutput output)
    {
        SetRoot();
        for (int i = 0; i < 1000; i++)
        {
            Opaque.Use(new byte[1000]);
        }

        GC.Collect();
        GC.Collect();
        output.Print(_root!.Number + _root.Payload!.Length + _root.Left!.Number);
        _root = null;

        [MethodImpl(MethodImplOptions.NoInlining)]
        static void SetRoot() => _root = new Node { Number = 1, Payload = new byte[10], Left = new Node { Number = 100 } };
    }

    [KernelCase]
    public static void ObjectContentsAreUntouched(CaseOutput output)
    {
        var random = new Random(7);
        var blocks = new byte[200][];
        int[] sums = new int[blocks.Length];
        for (int i = 0; i < blocks.Length; i++)
        {
            blocks[i] = new byte[random.Next(1, 3000)];
            random.NextBytes(blocks[i]);
            sums[i] = Sum(blocks[i]);
            if (i % 50 == 0)
            {
                GC.Collect();
            }
        }

        int damaged = 0;
        for (int i = 0; i < blocks.Length; i++)
        {
            damaged += Sum(blocks[i]) == sums[i] ? 0 : 1;
        }

        output.Print(damaged);

        static int Sum(byte[] bytes)
        {
            int sum = 0;
            foreach (byte value in bytes)
            {
                sum = (sum * 31) + value;
            }

            return sum;
        }
    }

    [KernelCase]
    public static void FreshObjectsAreZeroed(CaseOutput output)
    {
        int dirty = 0;
        for (int round = 0; round < 50; round++)
        {
            for (int i = 0; i < 100; i++)
            {
                byte[] block = new byte[(i * 37) + 1];
                dirty += block.AsSpan().IndexOfAnyExcept((byte)0) >= 0 ? 1 : 0;
                block.AsSpan().Fill(0xFF);
                var node = new Node();
                dirty += node.Left is null && node.Number == 0 ? 0 : 1;
                node.Number = -1;
                node.Left = node;
            }

            if (round % 10 == 0)
            {
                GC.Collect();
            }
        }

        output.Print(dirty);
    }

    [KernelCase]
    public static void CountersMove(CaseOutput output)
    {
        int before = GC.CollectionCount(0);
        GC.Collect();
        output.Print(GC.CollectionCount(0) > before);
        output.Print(GC.MaxGeneration >= 0);
        output.Print(GC.GetGeneration(new object()) >= 0);
    }

    [KernelCase]
    public static void TotalMemoryIsPlausible(CaseOutput output)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        byte[][] kept = Allocate();
        long during = GC.GetTotalMemory(forceFullCollection: false);
        output.Print(before > 0);
        output.Print(during - before > 3_000_000);
        GC.KeepAlive(kept);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static byte[][] Allocate()
        {
            var blocks = new byte[400][];
            for (int i = 0; i < blocks.Length; i++)
            {
                blocks[i] = new byte[10_000];
            }

            return blocks;
        }
    }

    [KernelCase]
    public static void AllocatedBytesGrow(CaseOutput output)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        Opaque.Use(new byte[100_000]);
        output.Print(GC.GetAllocatedBytesForCurrentThread() - before >= 100_000);
    }

    [KernelCase]
    public static void MemoryInfoCanBeRead(CaseOutput output)
    {
        GC.Collect();
        GCMemoryInfo info = GC.GetGCMemoryInfo();
        output.Print(info.TotalAvailableMemoryBytes > 0);
        output.Print(info.HeapSizeBytes >= 0);
        GC.AddMemoryPressure(1 << 20);
        GC.RemoveMemoryPressure(1 << 20);
        output.Print("done");
    }

    private sealed class Node
    {
        public Node? Left;
        public Node? Right;
        public int Number;
        public byte[]? Payload;
    }
}
