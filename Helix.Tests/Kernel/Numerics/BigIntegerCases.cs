using System;
using System.Globalization;
using System.Numerics;

namespace Helix.Tests.Kernel.Numerics;

/// <summary>Arbitrary-precision integers and complex numbers.</summary>
internal static class BigIntegerCases
{
    [KernelCase]
    public static void FactorialAndPowers(CaseOutput output)
    {
        BigInteger factorial = BigInteger.One;
        for (int i = 2; i <= 60; i++)
        {
            factorial *= i;
        }

        output.Print(factorial);
        output.Print(BigInteger.Pow(3, 200));
        output.Print(BigInteger.ModPow(7, 1000, 1_000_000_007));
        output.Print(factorial.GetBitLength());
    }

    [KernelCase]
    public static void DivisionAndRemainder(CaseOutput output)
    {
        BigInteger a = BigInteger.Parse("123456789012345678901234567890123456789"), b = BigInteger.Parse("-987654321098765432109");
        output.Print(a / b);
        output.Print(a % b);
        output.Print(BigInteger.DivRem(a, b, out BigInteger rest) * b + rest == a);
        output.Print(BigInteger.GreatestCommonDivisor(a, b));
        output.Throws("by zero", () => Opaque.Use(a / BigInteger.Zero));
    }

    [KernelCase]
    public static void ShiftsAndBits(CaseOutput output)
    {
        BigInteger value = (BigInteger.One << 100) - 1;
        output.Print((value >> 37).ToString("X"));
        output.Print((value & 0xFF00FF) | (BigInteger.One << 70));
        output.Print(~value ^ 5);
        output.Print((-value) >> 3);
        output.Print(value.IsEven || value.IsPowerOfTwo);
    }

    [KernelCase]
    public static void BytesAndText(CaseOutput output)
    {
        var value = new BigInteger([0x01, 0x02, 0x03, 0x80]);
        output.Print(value);
        output.PrintAll((value * value).ToByteArray());
        output.Print(BigInteger.Parse("0FFFFFFFFFFFFFFFFFF", NumberStyles.HexNumber));
        output.Print(BigInteger.Pow(10, 25).ToString("N0", CultureInfo.InvariantCulture));
        output.Print((double)BigInteger.Pow(2, 100));
        output.Throws("narrow", static () => Opaque.Use((long)BigInteger.Pow(2, 64)));
    }

    [KernelCase]
    public static void LargeMultiplication(CaseOutput output)
    {
        BigInteger a = BigInteger.Pow(7, 3000), b = BigInteger.Pow(11, 2500);
        BigInteger product = a * b;
        output.Print(product % 1_000_003);
        output.Print(product / b == a);
        output.Print(product.ToString().Length);
    }

    [KernelCase]
    public static void ComplexNumbers(CaseOutput output)
    {
        var a = new Complex(1, 2);
        var b = new Complex(-3, 0.5);
        output.Print(a + b);
        output.Print(a * b);
        output.Print(Complex.Conjugate(a));
        output.Print(new Complex(3, 4).Magnitude);
    }
}
