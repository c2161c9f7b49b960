using System.Runtime;

namespace Helix.Kernel.Runtime.Mathematics;

/// <summary>Logarithms to the bases e, 2 and 10. Special values: C11 F.10.3.7, F.10.3.8, F.10.3.10.</summary>
internal static class Logarithms
{
    private static DoubleDouble InverseLn2 => new(1.4426950408889634, 2.0355273740931033E-17);

    private static DoubleDouble InverseLn10 => new(0.4342944819032518, 1.098319650216765E-17);

    [RuntimeExport("log")]
    internal static double Log(double x) => IsOrdinary(x) ? LogarithmCore.Log(x).Value : Special(x);

    [RuntimeExport("log2")]
    internal static double Log2(double x)
    {
        if (!IsOrdinary(x))
        {
            return Special(x);
        }

        DoubleDouble logarithm = LogarithmCore.LogOfMantissa(x, out int exponent) * InverseLn2;
        return (logarithm + exponent).Value;
    }

    [RuntimeExport("log10")]
    internal static double Log10(double x) => IsOrdinary(x) ? (LogarithmCore.Log(x) * InverseLn10).Value : Special(x);

    [RuntimeExport("logf")]
    internal static float Log(float x) => (float)Log((double)x);

    [RuntimeExport("log2f")]
    internal static float Log2(float x) => (float)Log2((double)x);

    [RuntimeExport("log10f")]
    internal static float Log10(float x) => (float)Log10((double)x);

    private static bool IsOrdinary(double x) => x > 0 && Binary64.IsFinite(x) && x != 1;

    private static double Special(double x)
    {
        if (x == 0)
        {
            return -Binary64.FromBits(Binary64.Infinity);
        }

        // NaN and +∞ are their own logarithms, 1 has 0, and a negative number has none.
        return x == 1 ? 0.0 : x < 0 ? double.NaN : x;
    }
}
