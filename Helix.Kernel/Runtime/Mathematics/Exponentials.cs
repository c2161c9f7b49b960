using System.Runtime;

namespace Helix.Kernel.Runtime.Mathematics;

/// <summary>eˣ. Special values: C11 F.10.3.1.</summary>
internal static class Exponentials
{
    private const double Overflow = 709.79;
    private const double Underflow = -745.2;
    private const double Tiny = 5.551115123125783E-17;

    [RuntimeExport("exp")]
    internal static double Exp(double x)
    {
        if (!Binary64.IsFinite(x))
        {
            return x < 0 ? 0.0 : x;
        }

        return Exp((DoubleDouble)x);
    }

    /// <summary>eˣ, rounded once; overflow gives infinity, underflow zero.</summary>
    internal static double Exp(DoubleDouble x)
    {
        if (x.High > Overflow)
        {
            return Binary64.FromBits(Binary64.Infinity);
        }

        if (x.High < Underflow)
        {
            return 0.0;
        }

        if (Binary64.Abs(x.High) < Tiny)
        {
            return 1.0 + x.High;
        }

        DoubleDouble result = ExponentialCore.Exp(x, out int exponent);
        return Binary64.Round(result, exponent);
    }

    [RuntimeExport("expf")]
    internal static float Exp(float x) => (float)Exp((double)x);
}
