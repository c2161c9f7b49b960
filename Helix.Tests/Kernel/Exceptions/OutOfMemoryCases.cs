using System;
using System.Collections.Generic;

namespace Helix.Tests.Kernel.Exceptions;

/// <summary>Absurd requests fail with an exception, and the system allocates happily afterwards.</summary>
internal static class OutOfMemoryCases
{
    [KernelCase]
    public static void AbsurdArray(CaseOutput output)
    {
        output.Throws("long[int.MaxValue]", static () => Opaque.Use(new long[Opaque.Hide(int.MaxValue)]));
        output.Print(AllocateSome());
    }

    [KernelCase]
    public static void AbsurdTwoDimensions(CaseOutput output)
    {
        output.Throws("long[1<<30, 1<<30]", static () => Opaque.Use(new long[Opaque.Hide(1 << 30), Opaque.Hide(1 << 30)]));
        output.Print(AllocateSome());
    }

    [KernelCase]
    public static void AbsurdString(CaseOutput output)
    {
        output.Throws("string", static () => Opaque.Use(new string('x', Opaque.Hide(int.MaxValue))));
        output.Print(AllocateSome());
    }

    [KernelCase]
    public static void AbsurdListCapacity(CaseOutput output)
    {
        var list = new List<decimal> { 1m, 2m };
        output.Throws("capacity", () => list.Capacity = Opaque.Hide(int.MaxValue));
        output.PrintAll(list);
    }

    [KernelCase]
    public static void ManyFailuresInARow(CaseOutput output)
    {
        int failures = 0;
        for (int i = 0; i < 50; i++)
        {
            try
            {
                Opaque.Use(new decimal[Opaque.Hide(int.MaxValue)]);
            }
            catch (OutOfMemoryException)
            {
                failures++;
            }
        }

        output.Print(failures);
        output.Print(AllocateSome());
    }

    [KernelCase(KernelCaseKind.KernelOnly)]
    public static void ExhaustionIsSurvived(CaseOutput output)
    {
        int blocks = FillMemory();
        output.Check(blocks > 0, "nothing could be allocated before memory ran out");
        GC.Collect();
        output.Check(AllocateSome() == 4950, "allocation after exhaustion");
        output.Check(FillMemory() > blocks / 2, "the memory did not come back");
    }

    private static int FillMemory()
    {
        var blocks = new List<byte[]>(1 << 16);
        try
        {
            while (true)
            {
                blocks.Add(new byte[1 << 20]);
            }
        }
        catch (OutOfMemoryException)
        {
            int count = blocks.Count;
            blocks.Clear();
            return count;
        }
    }

    private static int AllocateSome()
    {
        var values = new List<int>();
        for (int i = 0; i < 100; i++)
        {
            values.Add(i);
        }

        int sum = 0;
        foreach (int value in values)
        {
            sum += value;
        }

        return sum;
    }
}
