using System;

namespace Helix.Kernel.Runtime.Mathematics;

/// <summary>
/// ln x for a double-double: x = 2^k·m with m from 0.707 to 1.414, then r = m·c − 1 for a tabulated c ≈ 1/m, so that
/// |r| ≤ 2⁻⁸, and a Taylor polynomial of r (Tang 1990). The relative error is about 2⁻⁸⁰, next to 1 too, where c = 1.
/// </summary>
internal static class LogarithmCore
{
    private const int IndexBits = 7;

    // ln 2 in two parts; the first has 41 bits, so that its products with an exponent are exact.
    private const double Ln2High = 0.693147180559663;
    private const double Ln2Low = 2.8235290563031577E-13;

    private static DoubleDouble Third => new(0.3333333333333333, 1.850371707708594E-17);

    /// <summary>ln (x·2^extra). The high part must be positive and finite; it may be subnormal if the low part is 0.</summary>
    internal static DoubleDouble Log(DoubleDouble x, int extra = 0)
    {
        DoubleDouble logarithm = LogOfMantissa(x, out int exponent);
        double power = exponent + extra;
        return power == 0 ? logarithm : DoubleDouble.Sum(power * Ln2High, power * Ln2Low) + logarithm;
    }

    /// <summary>ln m, where x = m·2^exponent and m is about 1.</summary>
    internal static DoubleDouble LogOfMantissa(DoubleDouble x, out int exponent)
    {
        double high = Binary64.Split(x.High, out exponent);
        double low = x.Low == 0 ? 0.0 : x.Low * Binary64.PowerOfTwo(-exponent);

        // The top bits of the mantissa, rounded, choose the table entry.
        ulong bits = Binary64.BitsOf(high) & Binary64.FractionMask;
        int index = (int)((bits + (1UL << (Binary64.FractionBits - IndexBits - 1))) >> (Binary64.FractionBits - IndexBits));
        if (index >= LogarithmTable.FirstHalved)
        {
            high *= 0.5;
            low *= 0.5;
            exponent++;
        }

        ReadOnlySpan<double> table = LogarithmTable.Reciprocals;
        double reciprocal = table[3 * index];
        DoubleDouble rest = DoubleDouble.Product(high, reciprocal);
        rest = DoubleDouble.Sum(rest.High - 1.0, rest.Low) + (low * reciprocal);
        DoubleDouble polynomial = Polynomial(rest);
        return reciprocal == 1.0 ? polynomial : new DoubleDouble(table[(3 * index) + 1], table[(3 * index) + 2]) + polynomial;
    }

    /// <summary>ln (1 + r).</summary>
    private static DoubleDouble Polynomial(DoubleDouble r)
    {
        double x = r.High;
        DoubleDouble square = r * r;
        DoubleDouble cube = square * r * Third;
        double tail = x * ((1.0 / 9) - (x * ((1.0 / 10) - (x * (1.0 / 11)))));
        tail = x * ((1.0 / 5) - (x * ((1.0 / 6) - (x * ((1.0 / 7) - (x * ((1.0 / 8) - tail)))))));
        tail = square.High * square.High * (tail - (1.0 / 4));
        return r + (square.Scaled(-0.5) + (cube + tail));
    }
}
