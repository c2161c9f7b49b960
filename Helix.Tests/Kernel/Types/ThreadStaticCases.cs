using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace Helix.Tests.Kernel.Types;

/// <summary>Thread statics: one per thread, references kept alive, generic and value-type ones.</summary>
internal static class ThreadStaticCases
{
    [ThreadStatic]
    private static int _number;

    [ThreadStatic]
    private static List<string>? _list;

    [ThreadStatic]
    private static (string? Text, long Number) _pair;

    [KernelCase]
    public static void EachThreadHasItsOwn(CaseOutput output)
    {
        _number = 100;
        int[] seen = new int[4];
        RunOnThreads(seen.Length, index =>
        {
            int before = _number;
            _number += index + 1;
            Thread.Sleep(1);
            seen[index] = (before * 1000) + _number;
        });
        output.PrintAll(seen);
        output.Print(_number);
        _number = 0;
    }

    [KernelCase]
    public static void ReferencesSurviveCollections(CaseOutput output)
    {
        int[] lengths = new int[3];
        RunOnThreads(lengths.Length, index =>
        {
            _list = [];
            for (int i = 0; i < 50 * (index + 1); i++)
            {
                _list.Add("item " + i);
                if (i % 40 == 0)
                {
                    GC.Collect();
                }
            }

            lengths[index] = _list.Sum(static item => item.Length);
        });
        output.PrintAll(lengths);
    }

    [KernelCase]
    public static void StructWithReference(CaseOutput output)
    {
        string?[] seen = new string?[3];
        RunOnThreads(seen.Length, index =>
        {
            _pair = ("thread " + index, index);
            GC.Collect();
            _pair.Number *= 10;
            seen[index] = _pair.Text + " " + _pair.Number;
        });
        output.PrintAll(seen);
    }

    [KernelCase]
    public static void OfGenericTypes(CaseOutput output)
    {
        PerType<int>.Value = 1;
        PerType<string>.Value = 2;
        int[] seen = new int[2];
        RunOnThreads(2, index =>
        {
            PerType<int>.Value += 5;
            PerType<string>.Value += 7;
            seen[index] = (PerType<int>.Value * 100) + PerType<string>.Value;
        });
        output.PrintAll(seen);
        output.Print(PerType<int>.Value + " " + PerType<string>.Value);
    }

    [KernelCase]
    public static void ManyShortThreads(CaseOutput output)
    {
        int clean = 0;
        for (int round = 0; round < 40; round++)
        {
            var thread = new Thread(() =>
            {
                if (_number == 0 && _list is null)
                {
                    Interlocked.Increment(ref clean);
                }

                _number = 5;
                _list = ["used"];
            });
            thread.Start();
            thread.Join();
        }

        output.Print(clean);
    }

    private static void RunOnThreads(int count, Action<int> body)
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

    private static class PerType<T>
    {
        [ThreadStatic]
        public static int Value;
    }
}
