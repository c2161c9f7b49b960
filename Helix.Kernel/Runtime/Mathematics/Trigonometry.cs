using System.Runtime;

namespace Helix.Kernel.Runtime.Mathematics;

/// <summary>Sine, cosine and tangent of angles in radians. Special values: C11 F.10.1.5 – F.10.1.7.</summary>
internal static class Trigonometry
{
    // Below this the result is the argument itself.
    private const double Tiny = 7.450580596923828E-09;

    [RuntimeExport("sin")]
    internal static double Sin(double x)
    {
        if (Binary64.Abs(x) < Tiny)
        {
            return x;
        }

        if (!Binary64.IsFinite(x))
        {
            return double.NaN;
        }

        DoubleDouble rest = AngleReduction.Reduce(x, out int quadrant);
        double result = ((quadrant & 1) == 0 ? SineCore.Sin(rest) : SineCore.Cos(rest)).Value;
        return quadrant >= 2 ? -result : result;
    }

    [RuntimeExport("cos")]
    internal static double Cos(double x)
    {
        if (!Binary64.IsFinite(x))
        {
            return double.NaN;
        }

        DoubleDouble rest = AngleReduction.Reduce(x, out int quadrant);
        double result = ((quadrant & 1) == 0 ? SineCore.Cos(rest) : SineCore.Sin(rest)).Value;
        return quadrant is 1 or 2 ? -result : result;
    }

    [RuntimeExport("tan")]
    internal static double Tan(double x)
    {
        if (Binary64.Abs(x) < Tiny)
        {
            return x;
        }

        if (!Binary64.IsFinite(x))
        {
            return double.NaN;
        }

        DoubleDouble rest = AngleReduction.Reduce(x, out int quadrant);
        DoubleDouble sine = SineCore.Sin(rest);
        DoubleDouble cosine = SineCore.Cos(rest);
        return ((quadrant & 1) == 0 ? sine / cosine : -(cosine / sine)).Value;
    }

    [RuntimeExport("sinf")]
    internal static float Sin(float x) => (float)Sin((double)x);

    [RuntimeExport("cosf")]
    internal static float Cos(float x) => (float)Cos((double)x);

    [RuntimeExport("tanf")]
    internal static float Tan(float x) => (float)Tan((double)x);
}
