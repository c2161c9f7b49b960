using System;

namespace Helix.Kernel.Runtime.Mathematics;

/// <summary>
/// Sine and cosine of |r| ≤ π/4 (a little more is allowed): |r| = j/128 + t, the addition theorem with tabulated sine and cosine
/// of j/128, and Taylor polynomials of t. The relative error is about 2⁻⁸⁵.
/// </summary>
internal static class SineCore
{
    private const double Steps = 128.0;
    private const double RoundingAnchor = 6755399441055744.0;

    private static DoubleDouble Sixth => new(0.16666666666666666, 9.25185853854297E-18);

    internal static DoubleDouble Sin(DoubleDouble angle)
    {
        bool negative = Binary64.IsNegative(angle.High);
        int step = Split(negative ? -angle : angle, out DoubleDouble rest);
        DoubleDouble square = rest * rest;
        DoubleDouble result = SinOfRest(rest, square);
        if (step != 0)
        {
            DoubleDouble sine = Sine(step);
            result = sine + ((sine * CosOfRestMinusOne(square)) + (Cosine(step) * result));
        }

        return negative ? -result : result;
    }

    internal static DoubleDouble Cos(DoubleDouble angle)
    {
        int step = Split(Binary64.IsNegative(angle.High) ? -angle : angle, out DoubleDouble rest);
        DoubleDouble square = rest * rest;
        DoubleDouble cosine = Cosine(step);
        DoubleDouble result = cosine * CosOfRestMinusOne(square);
        return cosine + (step == 0 ? result : result - (Sine(step) * SinOfRest(rest, square)));
    }

    private static int Split(DoubleDouble angle, out DoubleDouble rest)
    {
        double rounded = (angle.High * Steps) + RoundingAnchor;
        int step = (int)Binary64.BitsOf(rounded);
        rest = DoubleDouble.Sum(angle.High - ((rounded - RoundingAnchor) / Steps), angle.Low);
        return step;
    }

    private static DoubleDouble Sine(int step)
    {
        ReadOnlySpan<double> values = SineTable.Values;
        return new DoubleDouble(values[4 * step], values[(4 * step) + 1]);
    }

    private static DoubleDouble Cosine(int step)
    {
        ReadOnlySpan<double> values = SineTable.Values;
        return new DoubleDouble(values[(4 * step) + 2], values[(4 * step) + 3]);
    }

    private static DoubleDouble SinOfRest(DoubleDouble t, DoubleDouble square)
    {
        double x = square.High;
        double tail = t.High * x * x * ((1.0 / 120) - (x * ((1.0 / 5040) - (x * (1.0 / 362880)))));
        return t + ((-(square * t * Sixth)) + tail);
    }

    private static DoubleDouble CosOfRestMinusOne(DoubleDouble square)
    {
        double x = square.High;
        double tail = x * x * ((1.0 / 24) - (x * ((1.0 / 720) - (x * (1.0 / 40320)))));
        return square.Scaled(-0.5) + tail;
    }
}
