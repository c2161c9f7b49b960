using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Helix.Tests.Kernel.Types;

/// <summary>Structs: passing, returning, layout, equality, inline arrays.</summary>
internal static class StructCases
{
    [KernelCase]
    public static void PassedByValueAndReference(CaseOutput output)
    {
        var big = new Big { A = 1, B = 2, C = 3, D = 4, E = 5 };
        ByValue(big);
        output.Print(big.Sum());
        ByReference(ref big);
        output.Print(big.Sum());
        output.Print(ByIn(in big));

        static void ByValue(Big big) => big.A = 100;

        static void ByReference(ref Big big) => big.A = 100;

        static long ByIn(in Big big) => big.Sum() * 2;
    }

    [KernelCase]
    public static void ReturnedInRegistersAndMemory(CaseOutput output)
    {
        output.Print(Small(3));
        output.Print(Mixed(3));
        output.Print(Large(3).Sum());

        static (int, int) Small(int n) => (n, n + 1);

        static (double, long) Mixed(int n) => (n / 2.0, n * 2L);

        static Big Large(int n) => new() { A = n, B = n, C = n, D = n, E = n };
    }

    [KernelCase]
    public static void SizesAndOffsets(CaseOutput output)
    {
        output.Print(Unsafe.SizeOf<Big>());
        output.Print(Unsafe.SizeOf<Packed>());
        output.Print(Unsafe.SizeOf<Union>());
        output.Print(Unsafe.SizeOf<Guid>());
        output.Print(Unsafe.SizeOf<(byte, long)>());
        output.Print(Unsafe.SizeOf<decimal>());
    }

    [KernelCase]
    public static void ExplicitLayoutOverlaps(CaseOutput output)
    {
        var union = new Union { Whole = 0x0102030405060708 };
        output.Print(union.Low.ToString("X"));
        output.Print(union.High.ToString("X"));
        union.Real = 1.0;
        output.Print(union.Whole.ToString("X"));
    }

    [KernelCase]
    public static void DefaultEqualityAndHash(CaseOutput output)
    {
        object first = new Big { A = 1, E = 5 }, second = new Big { A = 1, E = 5 }, third = new Big { A = 1 };
        output.Print(first.Equals(second));
        output.Print(first.Equals(third));
        output.Print(first.GetHashCode() == second.GetHashCode());
        object text = new WithText { Text = "same", Number = 1 };
        output.Print(text.Equals(new WithText { Text = new string("same"), Number = 1 }));
    }

    [KernelCase]
    public static void InlineArray(CaseOutput output)
    {
        var buffer = default(Eight);
        for (int i = 0; i < 8; i++)
        {
            buffer[i] = i * i;
        }

        Span<int> span = buffer;
        output.PrintSpan<int>(span[2..5]);
        int sum = 0;
        foreach (int value in buffer)
        {
            sum += value;
        }

        output.Print(sum);
    }

    [KernelCase]
    public static void ReadonlyStructCopies(CaseOutput output)
    {
        var holder = new Holder(new Mutable { Value = 1 });
        holder.Item.Increment();
        output.Print(holder.Item.Value);
        Mutable copy = holder.Item;
        copy.Increment();
        output.Print(copy.Value);
    }

    private struct Big
    {
        public long A, B, C, D, E;

        public readonly long Sum() => A + B + C + D + E;
    }

    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    private struct Packed
    {
        public byte First;
        public int Second;
        public short Third;
    }

    [StructLayout(LayoutKind.Explicit)]
    private struct Union
    {
        [FieldOffset(0)]
        public long Whole;

        [FieldOffset(0)]
        public int Low;

        [FieldOffset(4)]
        public int High;

        [FieldOffset(0)]
        public double Real;
    }

    private struct WithText
    {
        public string Text;
        public int Number;
    }

    [InlineArray(8)]
    private struct Eight
    {
        private int _element;
    }

    private struct Mutable
    {
        public int Value;

        public void Increment() => Value++;
    }

    private sealed class Holder(Mutable item)
    {
        public readonly Mutable Item = item;
    }
}
