using System.Runtime;

namespace Helix.Kernel.Runtime.Mathematics;

/// <summary>xʸ. Special values: C11 F.10.4.4, which is IEEE 754-2019, 9.2.1.</summary>
internal static class Powers
{
    // |ln x| is at least 2⁻⁵³, so a larger exponent overflows or underflows; below the small one the result rounds to 1.
    private const double LargeExponent = 73786976294838206464.0;
    private const double SmallExponent = 2.710505431213761E-20;
    private const int LargestFactor = 32;

    private enum Parity
    {
        NotInteger,
        Even,
        Odd,
    }

    [RuntimeExport("pow")]
    internal static double Pow(double x, double y)
    {
        if (y == 0 || x == 1)
        {
            return 1.0;
        }

        if (double.IsNaN(x) || double.IsNaN(y))
        {
            return x + y;
        }

        if (!Binary64.IsFinite(y))
        {
            return PowInfinity(Binary64.Abs(x), y > 0);
        }

        Parity parity = ParityOf(y);
        double sign = parity == Parity.Odd && Binary64.IsNegative(x) ? -1.0 : 1.0;
        if (x == 0 || !Binary64.IsFinite(x))
        {
            bool grows = (x == 0) == (y < 0);
            return sign * (grows ? Binary64.FromBits(Binary64.Infinity) : 0.0);
        }

        if (x < 0 && parity == Parity.NotInteger)
        {
            return double.NaN;
        }

        return sign * PowFinite(Binary64.Abs(x), y, parity);
    }

    [RuntimeExport("powf")]
    internal static float Pow(float x, float y) => (float)Pow((double)x, (double)y);

    private static double PowInfinity(double x, bool isPositive)
    {
        if (x == 1)
        {
            return 1.0;
        }

        return (x > 1) == isPositive ? Binary64.FromBits(Binary64.Infinity) : 0.0;
    }

    private static double PowFinite(double x, double y, Parity parity)
    {
        if (x == 1)
        {
            return 1.0;
        }

        double magnitude = Binary64.Abs(y);
        if (magnitude > LargeExponent)
        {
            return PowInfinity(x, y > 0);
        }

        if (magnitude < SmallExponent)
        {
            return 1.0;
        }

        if (parity != Parity.NotInteger && magnitude <= LargestFactor && IsModerate(x))
        {
            return PowInteger(x, y);
        }

        return y == 0.5 ? Roots.Sqrt(x) : Exponentials.Exp(LogarithmCore.Log(x) * y);
    }

    /// <summary>Whether the largest powers taken by multiplication stay far inside the normal range.</summary>
    private static bool IsModerate(double x) => Binary64.ExponentOf(x) is > -29 and < 29;

    /// <summary>
    /// Powers by repeated squaring, so that exact results, and those half-way between two doubles, come out exactly.
    /// </summary>
    private static double PowInteger(double x, double y)
    {
        DoubleDouble factor = x;
        DoubleDouble product = 1.0;
        for (int rest = Conversions.ToInt32(Binary64.Abs(y)); rest != 0; rest >>= 1)
        {
            product = (rest & 1) != 0 ? product * factor : product;
            factor = rest > 1 ? factor * factor : factor;
        }

        return y < 0 ? ((DoubleDouble)1.0 / product).Value : product.Value;
    }

    private static Parity ParityOf(double y)
    {
        int exponent = Binary64.ExponentOf(y);
        if (exponent < 0)
        {
            return Parity.NotInteger;
        }

        if (exponent > Binary64.FractionBits)
        {
            return Parity.Even;
        }

        ulong mantissa = (Binary64.BitsOf(y) & Binary64.FractionMask) | Binary64.HiddenBit;
        ulong unit = 1UL << (Binary64.FractionBits - exponent);
        if ((mantissa & (unit - 1)) != 0)
        {
            return Parity.NotInteger;
        }

        return (mantissa & unit) != 0 ? Parity.Odd : Parity.Even;
    }
}
