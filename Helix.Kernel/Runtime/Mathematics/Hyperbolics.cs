using System.Runtime;

namespace Helix.Kernel.Runtime.Mathematics;

/// <summary>Hyperbolic sine, cosine and tangent. Special values: C11 F.10.2.4 – F.10.2.6.</summary>
internal static class Hyperbolics
{
    // Below this the result is the argument itself.
    private const double Tiny = 7.450580596923828E-09;

    // From here on e⁻ˣ is below half a unit in the last place, even of a double-double's low part.
    private const double Large = 40.0;
    private const double Overflow = 710.5;

    [RuntimeExport("sinh")]
    internal static double Sinh(double x)
    {
        double magnitude = Binary64.Abs(x);
        if (magnitude < Tiny)
        {
            return x;
        }

        if (!(magnitude < Large))
        {
            return Binary64.CopySign(HalfExp(magnitude), x);
        }

        // With E = eˣ − 1: sinh x = (E + E/(E + 1))/2, without cancellation.
        DoubleDouble growth = ExponentialCore.ExpMinusOne(magnitude);
        return Binary64.CopySign(0.5 * (growth + (growth / (growth + 1.0))).Value, x);
    }

    [RuntimeExport("cosh")]
    internal static double Cosh(double x)
    {
        double magnitude = Binary64.Abs(x);
        if (!(magnitude < Large))
        {
            return HalfExp(magnitude);
        }

        DoubleDouble power = ExponentialCore.ExpMinusOne(magnitude) + 1.0;
        return 0.5 * (power + ((DoubleDouble)1.0 / power)).Value;
    }

    [RuntimeExport("tanh")]
    internal static double Tanh(double x)
    {
        double magnitude = Binary64.Abs(x);
        if (magnitude < Tiny || double.IsNaN(x))
        {
            return x;
        }

        if (magnitude >= Large)
        {
            return Binary64.CopySign(1.0, x);
        }

        DoubleDouble growth = ExponentialCore.ExpMinusOne(2.0 * magnitude);
        return Binary64.CopySign((growth / (growth + 2.0)).Value, x);
    }

    [RuntimeExport("sinhf")]
    internal static float Sinh(float x) => (float)Sinh((double)x);

    [RuntimeExport("coshf")]
    internal static float Cosh(float x) => (float)Cosh((double)x);

    [RuntimeExport("tanhf")]
    internal static float Tanh(float x) => (float)Tanh((double)x);

    /// <summary>eˣ/2 without early overflow; infinity and NaN are their own results.</summary>
    private static double HalfExp(double x)
    {
        if (!(x < Overflow))
        {
            return x + Binary64.FromBits(Binary64.Infinity);
        }

        DoubleDouble power = ExponentialCore.Exp(x, out int exponent);
        return Binary64.Round(power, exponent - 1);
    }
}
