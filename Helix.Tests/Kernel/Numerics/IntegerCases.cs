using System;
using System.Numerics;

namespace Helix.Tests.Kernel.Numerics;

/// <summary>Bit operations, 128-bit integers, halves and decimals.</summary>
internal static class IntegerCases
{
    [KernelCase]
    public static void BitOperationsOnAllWidths(CaseOutput output)
    {
        foreach (uint value in new uint[] { 0, 1, 0x80000000, 0x00F0, uint.MaxValue })
        {
            uint hidden = Opaque.Hide(value);
            output.Print($"{BitOperations.PopCount(hidden)} {BitOperations.LeadingZeroCount(hidden)} {BitOperations.TrailingZeroCount(hidden)} {BitOperations.Log2(hidden)} {BitOperations.IsPow2(hidden)}");
        }

        ulong wide = Opaque.Hide(0x00F0_0000_0000_1000ul);
        output.Print($"{BitOperations.PopCount(wide)} {BitOperations.LeadingZeroCount(wide)} {BitOperations.TrailingZeroCount(wide)}");
        output.Print(BitOperations.RotateLeft(Opaque.Hide(0x80000001u), 4).ToString("X"));
        output.Print(BitOperations.RotateRight(Opaque.Hide(1ul), 1).ToString("X"));
        output.Print(BitOperations.RoundUpToPowerOf2(Opaque.Hide(33u)));
        output.Print(BitOperations.Crc32C(Opaque.Hide(0u), Opaque.Hide(0x12345678u)).ToString("X"));
    }

    [KernelCase]
    public static void Int128Arithmetic(CaseOutput output)
    {
        Int128 a = Int128.Parse("123456789012345678901234567890"), b = Opaque.Hide(-987654321);
        output.Print(a * b / 1000);
        output.Print(a / b);
        output.Print(a % b);
        output.Print((a << 13) - (a >> 5));
        output.Print(Int128.PopCount(a));
        output.Print((double)(a >> 40));
        output.Print(UInt128.MaxValue / 3);
        output.Throws("overflow", static () => Opaque.Use(checked(Opaque.Hide(Int128.MaxValue) + 1)));
    }

    [KernelCase]
    public static void HighMultiplication(CaseOutput output)
    {
        ulong high = Math.BigMul(Opaque.Hide(0xFFFFFFFFFFFFFFFFul), Opaque.Hide(0xFEDCBA9876543210ul), out ulong low);
        output.Print(high.ToString("X") + " " + low.ToString("X"));
        long signed = Math.BigMul(Opaque.Hide(long.MinValue), Opaque.Hide(-3L), out long signedLow);
        output.Print(signed + " " + signedLow);
        output.Print(Math.DivRem(Opaque.Hide(-17), 5));
    }

    [KernelCase]
    public static void Halves(CaseOutput output)
    {
        Half third = (Half)(1.0 / Opaque.Hide(3.0));
        output.Print(third);
        output.Print((double)third);
        output.Print(third + third + third);
        output.Print((Half)70000.0f);
        output.Print(BitConverter.HalfToUInt16Bits((Half)Opaque.Hide(-2.5f)).ToString("X"));
        output.Print(Half.Epsilon);
        output.Print((Half)Opaque.Hide(6.1e-5f) > Half.Zero);
    }

    [KernelCase]
    public static void Decimals(CaseOutput output)
    {
        decimal a = Opaque.Hide(10.00m), b = Opaque.Hide(3m);
        output.Print(a / b);
        output.Print(a % b);
        output.Print(a * 1.10m - 0.005m);
        output.Print(decimal.Round(2.345m, 2) + " " + decimal.Round(2.345m, 2, MidpointRounding.AwayFromZero));
        output.Print(decimal.Truncate(-7.9m) + " " + decimal.Floor(-7.1m));
        output.PrintAll(decimal.GetBits(-1.5m));
        output.Print((double)Opaque.Hide(0.1m) + " " + (long)Opaque.Hide(-9.99m));
        output.Print(1.0m == 1.000m);
        output.Throws("overflow", static () => Opaque.Use(decimal.MaxValue * Opaque.Hide(2m)));
        output.Print(decimal.MaxValue / 7);
    }

    [KernelCase]
    public static void DecimalSeries(CaseOutput output)
    {
        decimal e = 1m, term = 1m;
        for (int i = 1; i < 30; i++)
        {
            term /= i;
            e += term;
        }

        output.Print(e);
        decimal balance = 1000m;
        for (int year = 0; year < 25; year++)
        {
            balance = decimal.Round(balance * 1.0375m, 2);
        }

        output.Print(balance);
    }

    [KernelCase]
    public static void ChecksumsAndHashes(CaseOutput output)
    {
        uint fnv = 2166136261;
        uint adlerA = 1, adlerB = 0;
        foreach (byte value in "The quick brown fox"u8)
        {
            fnv = unchecked((fnv ^ value) * 16777619);
            adlerA = (adlerA + value) % 65521;
            adlerB = (adlerB + adlerA) % 65521;
        }

        output.Print(fnv.ToString("x8"));
        output.Print(((adlerB << 16) | adlerA).ToString("x8"));
    }
}
