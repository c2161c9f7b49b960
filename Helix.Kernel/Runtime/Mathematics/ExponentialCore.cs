using System;

namespace Helix.Kernel.Runtime.Mathematics;

/// <summary>
/// eˣ for a double-double: x = n·(ln 2)/64 + r with |r| ≤ 0.0055, then 2^(n/64) from a table times a Taylor polynomial of r
/// (Tang 1989). The error is about 2⁻⁸⁰ of the result.
/// </summary>
internal static class ExponentialCore
{
    private const int Steps = 64;
    private const double StepsPerUnit = 92.33248261689366;

    // (ln 2)/64 in three parts; the first two have 35 bits, so that their products with n are exact.
    private const double StepHigh = 0.010830424695996044;
    private const double StepMiddle = 2.5310172166025705E-13;
    private const double StepLow = 6.251695855647999E-24;

    // Adding this rounds to an integer, which is then in the low bits of the sum.
    private const double RoundingAnchor = 6755399441055744.0;

    private static DoubleDouble Sixth => new(0.16666666666666666, 9.25185853854297E-18);

    /// <summary>eˣ as mantissa (0.99 … 2.01) and power of two. |x| must not exceed 2000.</summary>
    internal static DoubleDouble Exp(DoubleDouble x, out int exponent)
    {
        DoubleDouble rest = Reduce(x, out int n);
        DoubleDouble power = Power(n & (Steps - 1));
        exponent = n >> 6;
        return power + (power * Polynomial(rest));
    }

    /// <summary>eˣ − 1, accurate for small x too. |x| must not exceed 700.</summary>
    internal static DoubleDouble ExpMinusOne(DoubleDouble x)
    {
        DoubleDouble rest = Reduce(x, out int n);
        DoubleDouble polynomial = Polynomial(rest);
        if (n == 0)
        {
            return polynomial;
        }

        DoubleDouble power = Power(n & (Steps - 1));
        double scale = Binary64.PowerOfTwo(n >> 6);
        return (power.Scaled(scale) + (-1.0)) + (power * polynomial).Scaled(scale);
    }

    private static DoubleDouble Reduce(DoubleDouble x, out int n)
    {
        double rounded = (x.High * StepsPerUnit) + RoundingAnchor;
        n = (int)Binary64.BitsOf(rounded);
        double count = rounded - RoundingAnchor;
        if (n == 0)
        {
            return x;
        }

        DoubleDouble rest = DoubleDouble.Sum(x.High - (count * StepHigh), -(count * StepMiddle));
        return rest + (x.Low - (count * StepLow));
    }

    private static DoubleDouble Power(int step)
    {
        ReadOnlySpan<double> powers = ExponentialTable.Powers;
        return new DoubleDouble(powers[2 * step], powers[(2 * step) + 1]);
    }

    /// <summary>eʳ − 1.</summary>
    private static DoubleDouble Polynomial(DoubleDouble r)
    {
        double x = r.High;
        DoubleDouble square = r * r;
        DoubleDouble cube = square * r * Sixth;
        double tail = square.High * square.High
            * ((1.0 / 24) + (x * ((1.0 / 120) + (x * ((1.0 / 720) + (x * ((1.0 / 5040) + (x * (1.0 / 40320)))))))));
        return r + (square.Scaled(0.5) + (cube + tail));
    }
}
