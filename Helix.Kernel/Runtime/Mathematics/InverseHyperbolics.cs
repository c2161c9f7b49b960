using System.Runtime;

namespace Helix.Kernel.Runtime.Mathematics;

/// <summary>Inverse hyperbolic sine, cosine and tangent. Special values: C11 F.10.2.1 – F.10.2.3.</summary>
internal static class InverseHyperbolics
{
    // Below Tiny the result is the argument itself; below Small two terms of the series are enough.
    private const double Tiny = 7.450580596923828E-09;
    private const double Small = 1.9073486328125E-06;

    // From here on x² ± 1 is x² to 80 bits.
    private const double Large = 1099511627776.0;

    [RuntimeExport("asinh")]
    internal static double Asinh(double x)
    {
        double magnitude = Binary64.Abs(x);
        if (magnitude < Tiny || !Binary64.IsFinite(x))
        {
            return x;
        }

        if (magnitude < Small)
        {
            return x - (x * x * x / 6.0);
        }

        if (magnitude > Large)
        {
            return Binary64.CopySign(LogarithmCore.Log(magnitude, 1).Value, x);
        }

        // ln (1 + (x + x²/(1 + √(1 + x²))))
        DoubleDouble square = DoubleDouble.Product(magnitude, magnitude);
        DoubleDouble root = DoubleDouble.Sqrt(square + 1.0);
        DoubleDouble growth = (square / (root + 1.0)) + magnitude;
        return Binary64.CopySign(LogarithmCore.Log(growth + 1.0).Value, x);
    }

    [RuntimeExport("acosh")]
    internal static double Acosh(double x)
    {
        if (!(x >= 1))
        {
            return double.NaN;
        }

        if (x == 1)
        {
            return 0.0;
        }

        if (x > Large)
        {
            return Binary64.IsFinite(x) ? LogarithmCore.Log(x, 1).Value : x;
        }

        DoubleDouble above = DoubleDouble.Sum(x, -1.0);
        DoubleDouble root = DoubleDouble.Sqrt(above * DoubleDouble.Sum(x, 1.0));
        return LogarithmCore.Log((above + root) + 1.0).Value;
    }

    [RuntimeExport("atanh")]
    internal static double Atanh(double x)
    {
        double magnitude = Binary64.Abs(x);
        if (magnitude < Tiny)
        {
            return x;
        }

        if (!(magnitude < 1))
        {
            return magnitude == 1 ? Binary64.CopySign(Binary64.FromBits(Binary64.Infinity), x) : double.NaN;
        }

        if (magnitude < Small)
        {
            return x + (x * x * x / 3.0);
        }

        DoubleDouble ratio = DoubleDouble.Sum(1.0, magnitude) / DoubleDouble.Sum(1.0, -magnitude);
        return Binary64.CopySign(0.5 * LogarithmCore.Log(ratio).Value, x);
    }

    [RuntimeExport("asinhf")]
    internal static float Asinh(float x) => (float)Asinh((double)x);

    [RuntimeExport("acoshf")]
    internal static float Acosh(float x) => (float)Acosh((double)x);

    [RuntimeExport("atanhf")]
    internal static float Atanh(float x) => (float)Atanh((double)x);
}
