using System;

namespace Helix.Tests.Kernel.Exceptions;

/// <summary>Checked arithmetic and conversions throw; unchecked ones wrap.</summary>
internal static class ArithmeticCases
{
    [KernelCase]
    public static void CheckedAddition(CaseOutput output)
    {
        output.Throws("int", static () => Opaque.Use(checked(Opaque.Hide(int.MaxValue) + 1)));
        output.Throws("uint", static () => Opaque.Use(checked(Opaque.Hide(uint.MaxValue) + 1)));
        output.Throws("long", static () => Opaque.Use(checked(Opaque.Hide(long.MaxValue) + 1)));
        output.Throws("ulong", static () => Opaque.Use(checked(Opaque.Hide(ulong.MaxValue) + 1)));
        output.Throws("in range", static () => Opaque.Use(checked(Opaque.Hide(int.MaxValue - 1) + 1)));
    }

    [KernelCase]
    public static void CheckedSubtractionAndNegation(CaseOutput output)
    {
        output.Throws("int", static () => Opaque.Use(checked(Opaque.Hide(int.MinValue) - 1)));
        output.Throws("uint", static () => Opaque.Use(checked(Opaque.Hide(0u) - 1)));
        output.Throws("negate", static () => Opaque.Use(checked(-Opaque.Hide(int.MinValue))));
        output.Throws("negate long", static () => Opaque.Use(checked(-Opaque.Hide(long.MinValue))));
    }

    [KernelCase]
    public static void CheckedMultiplication(CaseOutput output)
    {
        output.Throws("int", static () => Opaque.Use(checked(Opaque.Hide(65536) * 65536)));
        output.Throws("uint", static () => Opaque.Use(checked(Opaque.Hide(65536u) * 65536u)));
        output.Throws("long", static () => Opaque.Use(checked(Opaque.Hide(1L << 40) * (1L << 40))));
        output.Throws("ulong", static () => Opaque.Use(checked(Opaque.Hide(1ul << 40) * (1ul << 40))));
        output.Print(checked(Opaque.Hide(46340) * 46340));
    }

    [KernelCase]
    public static void CheckedNarrowing(CaseOutput output)
    {
        output.Throws("byte", static () => Opaque.Use(checked((byte)Opaque.Hide(256))));
        output.Throws("sbyte", static () => Opaque.Use(checked((sbyte)Opaque.Hide(-129))));
        output.Throws("short", static () => Opaque.Use(checked((short)Opaque.Hide(40000))));
        output.Throws("char", static () => Opaque.Use(checked((char)Opaque.Hide(-1))));
        output.Throws("uint of -1", static () => Opaque.Use(checked((uint)Opaque.Hide(-1))));
        output.Throws("int of long", static () => Opaque.Use(checked((int)Opaque.Hide(1L << 33))));
        output.Throws("long of ulong", static () => Opaque.Use(checked((long)Opaque.Hide(ulong.MaxValue))));
    }

    [KernelCase]
    public static void CheckedFloatingPointConversion(CaseOutput output)
    {
        output.Throws("int of 1e10", static () => Opaque.Use(checked((int)Opaque.Hide(1e10))));
        output.Throws("long of 1e30", static () => Opaque.Use(checked((long)Opaque.Hide(1e30))));
        output.Throws("ulong of -1", static () => Opaque.Use(checked((ulong)Opaque.Hide(-1.0))));
        output.Throws("int of NaN", static () => Opaque.Use(checked((int)Opaque.Hide(double.NaN))));
        output.Print(checked((int)Opaque.Hide(-2147483648.0)));
        output.Print(checked((ulong)Opaque.Hide(18446744073709549568.0)));
    }

    [KernelCase]
    public static void UncheckedWraps(CaseOutput output)
    {
        output.Print(unchecked(Opaque.Hide(int.MaxValue) + 1));
        output.Print(unchecked(Opaque.Hide(0u) - 1));
        output.Print(unchecked((byte)Opaque.Hide(511)));
        output.Print(unchecked((sbyte)Opaque.Hide(200)));
        output.Print(unchecked(Opaque.Hide(long.MaxValue) * 3));
        output.Print(Opaque.Hide(1) << Opaque.Hide(33));
        output.Print(Opaque.Hide(-8) >> 1);
        output.Print(Opaque.Hide(-8) >>> 28);
    }

    [KernelCase]
    public static void SaturatingConversions(CaseOutput output)
    {
        output.Print((int)Opaque.Hide(1234.9));
        output.Print((int)Opaque.Hide(-1234.9));
        output.Print((long)Opaque.Hide(9.007199254740993e15));
        output.Print((ulong)Opaque.Hide(1.2e19));
        output.Print((uint)Opaque.Hide(4294967295.0));
        output.Print(int.CreateSaturating(Opaque.Hide(1e30)));
        output.Print(byte.CreateSaturating(Opaque.Hide(-5)));
        output.Throws("CreateChecked", static () => byte.CreateChecked(Opaque.Hide(256)));
    }
}
