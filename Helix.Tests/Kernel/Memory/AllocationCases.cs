using System;
using System.Collections.Generic;
using System.Threading;

namespace Helix.Tests.Kernel.Memory;

/// <summary>Allocation under pressure: storms, large objects, many threads, pinned and uninitialised arrays.</summary>
internal static class AllocationCases
{
    [KernelCase]
    public static void StormOfSmallObjects(CaseOutput output)
    {
        object? last = null;
        long checksum = 0;
        for (int i = 0; i < 1_000_000; i++)
        {
            last = (i & 3) switch
            {
                0 => i,
                1 => new int[i & 15],
                2 => new Tuple<int, object?>(i, null),
                _ => "constant",
            };
            checksum += last is int number ? number : 1;
        }

        output.Print(checksum);
        Opaque.Use(last);
    }

    [KernelCase]
    public static void StormWithSurvivors(CaseOutput output)
    {
        var survivors = new Queue<string>();
        for (int i = 0; i < 100_000; i++)
        {
            string text = i.ToString();
            if (i % 50 == 0)
            {
                survivors.Enqueue(text);
                if (survivors.Count > 500)
                {
                    survivors.Dequeue();
                }
            }
        }

        long sum = 0;
        foreach (string survivor in survivors)
        {
            sum += int.Parse(survivor);
        }

        output.Print(survivors.Count);
        output.Print(sum);
    }

    [KernelCase]
    public static void LargeArrays(CaseOutput output)
    {
        long sum = 0;
        for (int i = 1; i <= 30; i++)
        {
            int[] block = new int[i * 30_000];
            block[^1] = i;
            block[block.Length / 2] = -i;
            sum += block[^1] + (block[block.Length / 2] * 2) + block[0];
        }

        output.Print(sum);
    }

    [KernelCase]
    public static void LargeArrayOfReferences(CaseOutput output)
    {
        string[] texts = new string[200_000];
        for (int i = 0; i < texts.Length; i += 1000)
        {
            texts[i] = "text " + i;
        }

        GC.Collect();
        int length = 0;
        foreach (string? text in texts)
        {
            length += text?.Length ?? 0;
        }

        output.Print(length);
    }

    [KernelCase]
    public static void FragmentationIsSurvived(CaseOutput output)
    {
        var blocks = new byte[2000][];
        for (int i = 0; i < blocks.Length; i++)
        {
            blocks[i] = new byte[500 + (i % 7 * 300)];
        }

        for (int i = 0; i < blocks.Length; i += 2)
        {
            blocks[i] = [];
        }

        GC.Collect();
        for (int i = 0; i < blocks.Length; i += 2)
        {
            blocks[i] = new byte[700];
            blocks[i][699] = 1;
        }

        int total = 0;
        foreach (byte[] block in blocks)
        {
            total += block.Length + block[^1];
        }

        output.Print(total);
    }

    [KernelCase]
    public static void ThreadsAllocateTogether(CaseOutput output)
    {
        long[] sums = new long[5];
        var threads = new Thread[sums.Length];
        for (int t = 0; t < threads.Length; t++)
        {
            int index = t;
            threads[t] = new Thread(() =>
            {
                var list = new LinkedList<int[]>();
                for (int i = 0; i < 20_000; i++)
                {
                    list.AddLast(new[] { i, index });
                    if (list.Count > 100)
                    {
                        list.RemoveFirst();
                    }

                    if (i % 5000 == 0)
                    {
                        GC.Collect();
                    }
                }

                foreach (int[] item in list)
                {
                    sums[index] += item[0] + item[1];
                }
            });
            threads[t].Start();
        }

        foreach (Thread thread in threads)
        {
            thread.Join();
        }

        output.PrintAll(sums);
    }

    [KernelCase]
    public static void PinnedAndUninitialisedArrays(CaseOutput output)
    {
        byte[] pinned = GC.AllocateArray<byte>(5000, pinned: true);
        byte[] raw = GC.AllocateUninitializedArray<byte>(5000);
        output.Print(pinned.AsSpan().IndexOfAnyExcept((byte)0));
        output.Print(raw.Length);
        raw.AsSpan().Fill(3);
        GC.Collect();
        output.Print(raw[4999] + pinned[4999]);
    }

    [KernelCase]
    public static void StringsOfAllLengths(CaseOutput output)
    {
        int wrong = 0;
        for (int length = 0; length < 600; length++)
        {
            string text = new((char)('a' + (length % 26)), length);
            wrong += text.Length == length && text.AsSpan().IndexOfAnyExcept((char)('a' + (length % 26))) < 0 ? 0 : 1;
        }

        output.Print(wrong);
    }

    [KernelCase(KernelCaseKind.OnRequest)]
    public static void EightGibibytesInTotal(CaseOutput output)
    {
        const long Goal = 8L << 30;
        long allocated = 0;
        var ring = new object?[64];
        for (int i = 0; allocated < Goal; i++)
        {
            int size = (i & 1023) == 0 ? 1 << 20 : 256 + (i & 0xFFF);
            byte[] block = new byte[size];
            block[size - 1] = (byte)i;
            ring[i & 63] = block;
            allocated += size + 24;
        }

        output.Check(GC.CollectionCount(0) > 50, "too few collections for eight gibibytes in a small machine");
        int whole = 0;
        foreach (object? item in ring)
        {
            whole += item is byte[] { Length: > 0 } ? 1 : 0;
        }

        output.Check(whole == ring.Length, "a live block was lost");
        output.Print($"allocated {allocated >> 20} MiB");
    }
}
