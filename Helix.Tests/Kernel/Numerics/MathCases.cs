using System;
using System.Globalization;

namespace Helix.Tests.Kernel.Numerics;

/// <summary>
/// Floating point. Operations that IEEE 754 defines exactly are printed in full; transcendental functions, which a C library may round
/// either way in the last place, to fourteen digits.
/// </summary>
internal static class MathCases
{
    private static readonly double[] Samples = [0.0, 1.0, -1.0, 0.5, 2.0, 10.0, -7.25, 1e-5, 123.456, 1e6];

    [KernelCase]
    public static void ExactOperations(CaseOutput output)
    {
        foreach (double x in Samples)
        {
            double v = Opaque.Hide(x);
            output.Print(string.Create(CultureInfo.InvariantCulture, $"{Math.Sqrt(Math.Abs(v)):R} {v / 3:R} {v * 0.1:R} {Math.FusedMultiplyAdd(v, v, 0.1):R} {Math.BitIncrement(v):R}"));
        }
    }

    [KernelCase]
    public static void Rounding(CaseOutput output)
    {
        foreach (double x in new[] { 0.5, 1.5, 2.5, -0.5, -1.5, 2.4999999999999996, 4503599627370496.5, -2.7 })
        {
            double v = Opaque.Hide(x);
            output.Print($"{Math.Round(v)} {Math.Round(v, MidpointRounding.AwayFromZero)} {Math.Floor(v)} {Math.Ceiling(v)} {Math.Truncate(v)}");
        }

        output.Print(Math.Round(Opaque.Hide(2.675), 2) + " " + Math.Round(Opaque.Hide(1234.5678), 1));
    }

    [KernelCase]
    public static void Trigonometry(CaseOutput output)
    {
        foreach (double x in Samples)
        {
            double v = Opaque.Hide(x);
            output.Print($"{Digits(Math.Sin(v))} {Digits(Math.Cos(v))} {Digits(Math.Tan(v))} {Digits(Math.Atan(v))} {Digits(Math.Atan2(v, 2))}");
        }

        output.Print(Digits(Math.Asin(Opaque.Hide(0.3))) + " " + Digits(Math.Acos(Opaque.Hide(0.3))));
        output.Print(Math.Sin(Opaque.Hide(double.PositiveInfinity)));
    }

    [KernelCase]
    public static void ExponentialsAndLogarithms(CaseOutput output)
    {
        foreach (double x in new[] { 0.001, 0.5, 1.0, 2.0, 10.0, 123.456, 700.0 })
        {
            double v = Opaque.Hide(x);
            output.Print($"{Digits(Math.Exp(v))} {Digits(Math.Log(v))} {Digits(Math.Log10(v))} {Digits(Math.Log2(v))} {Digits(Math.Pow(v, 1.5))} {Digits(Math.Cbrt(v))}");
        }

        output.Print($"{Math.Exp(Opaque.Hide(710.0))} {Math.Log(Opaque.Hide(0.0))} {Math.Log(Opaque.Hide(-1.0))} {Math.Pow(Opaque.Hide(0.0), 0)} {Math.Pow(Opaque.Hide(-8.0), 3)}");
    }

    [KernelCase]
    public static void Hyperbolics(CaseOutput output)
    {
        foreach (double x in new[] { -2.0, -0.25, 0.0, 0.75, 3.5 })
        {
            double v = Opaque.Hide(x);
            output.Print($"{Digits(Math.Sinh(v))} {Digits(Math.Cosh(v))} {Digits(Math.Tanh(v))} {Digits(Math.Asinh(v))}");
        }

        output.Print(Digits(Math.Acosh(Opaque.Hide(2.5))) + " " + Digits(Math.Atanh(Opaque.Hide(0.4))));
    }

    [KernelCase]
    public static void Remainders(CaseOutput output)
    {
        output.Print(Opaque.Hide(7.5) % 2);
        output.Print(Opaque.Hide(-7.5) % 2);
        output.Print(Opaque.Hide(1e300) % 3);
        output.Print(Math.IEEERemainder(Opaque.Hide(7.5), 2));
        output.Print(Opaque.Hide(7.5f) % 0.7f);
        output.Print(Opaque.Hide(5.0) % 0);
    }

    [KernelCase]
    public static void MinMaxAndSpecialValues(CaseOutput output)
    {
        double nan = Opaque.Hide(double.NaN);
        output.Print(Math.Max(nan, 1) + " " + Math.Min(1, nan));
        output.Print(1 / Math.Max(Opaque.Hide(-0.0), 0.0));
        output.Print((nan == Opaque.Hide(nan)) + " " + nan.Equals(nan) + " " + (nan < 1) + " " + nan.CompareTo(1.0));
        output.Print(Math.Clamp(Opaque.Hide(15), 0, 10) + " " + Math.Sign(Opaque.Hide(-3.5)) + " " + Math.Abs(Opaque.Hide(-7L)));
        output.Throws("abs", static () => Math.Abs(Opaque.Hide(int.MinValue)));
        output.Throws("sign", static () => Math.Sign(Opaque.Hide(double.NaN)));
        output.Print(Math.ScaleB(Opaque.Hide(1.5), 10) + " " + Math.ILogB(Opaque.Hide(1000.0)) + " " + Math.CopySign(3, Opaque.Hide(-0.0)));
    }

    [KernelCase]
    public static void SinglePrecision(CaseOutput output)
    {
        float third = Opaque.Hide(1f) / 3;
        output.Print(third);
        output.Print(MathF.Sqrt(Opaque.Hide(2f)));
        output.Print(MathF.Sin(Opaque.Hide(1f)).ToString("E4") + " " + MathF.Exp(Opaque.Hide(1f)).ToString("E4") + " " + MathF.Log(Opaque.Hide(10f)).ToString("E4"));
        output.Print(MathF.Round(Opaque.Hide(2.5f)) + " " + MathF.Floor(Opaque.Hide(-1.5f)));
        output.Print((float)Opaque.Hide(0.1) == 0.1f);
        output.Print(float.MaxValue * Opaque.Hide(2f));
    }

    [KernelCase]
    public static void Conversions(CaseOutput output)
    {
        output.Print((double)Opaque.Hide(long.MaxValue));
        output.Print((double)Opaque.Hide(ulong.MaxValue - 1024));
        output.Print((float)Opaque.Hide(16777217));
        output.Print((double)Opaque.Hide(uint.MaxValue));
        output.Print((float)Opaque.Hide(ulong.MaxValue));
        output.Print(BitConverter.DoubleToInt64Bits(Opaque.Hide(-1.5)).ToString("X"));
        output.Print((long)Opaque.Hide(-4.9e18));
        output.Print((decimal)Opaque.Hide(1.1f));
    }

    [KernelCase]
    public static void NumericalIntegration(CaseOutput output)
    {
        double sum = 0;
        const int Steps = 20_000;
        for (int i = 0; i < Steps; i++)
        {
            double x = (i + 0.5) / Steps;
            sum += 4 / (1 + (x * x));
        }

        output.Print(sum / Steps);
        double x1 = 1;
        for (int i = 0; i < 8; i++)
        {
            x1 = (x1 + (2 / x1)) / 2;
        }

        output.Print(x1);
    }

    private static string Digits(double value) => value.ToString("E13", CultureInfo.InvariantCulture);
}
