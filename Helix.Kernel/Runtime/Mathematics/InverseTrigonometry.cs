using System.Runtime;

namespace Helix.Kernel.Runtime.Mathematics;

/// <summary>Arc sine, arc cosine and arc tangent in radians. Special values: C11 F.10.1.1 – F.10.1.4.</summary>
internal static class InverseTrigonometry
{
    // Below this the result is the argument itself.
    private const double Tiny = 7.450580596923828E-09;
    private const double Huge = 18014398509481984.0;
    private const int FarApart = 64;

    [RuntimeExport("asin")]
    internal static double Asin(double x)
    {
        double magnitude = Binary64.Abs(x);
        if (magnitude < Tiny)
        {
            return x;
        }

        if (!(magnitude <= 1))
        {
            return double.NaN;
        }

        return Binary64.CopySign(ArcTangentCore.Angle(magnitude, OtherLeg(magnitude)).Value, x);
    }

    [RuntimeExport("acos")]
    internal static double Acos(double x)
    {
        double magnitude = Binary64.Abs(x);
        if (!(magnitude <= 1))
        {
            return double.NaN;
        }

        DoubleDouble angle = ArcTangentCore.Angle(OtherLeg(magnitude), magnitude);
        return (Binary64.IsNegative(x) ? ArcTangentCore.Pi - angle : angle).Value;
    }

    [RuntimeExport("atan")]
    internal static double Atan(double x)
    {
        double magnitude = Binary64.Abs(x);
        if (magnitude < Tiny || double.IsNaN(x))
        {
            return x;
        }

        if (magnitude > Huge)
        {
            return Binary64.CopySign(ArcTangentCore.HalfPi.High, x);
        }

        return Binary64.CopySign(ArcTangentCore.Angle(magnitude, 1.0).Value, x);
    }

    [RuntimeExport("atan2")]
    internal static double Atan2(double y, double x)
    {
        if (double.IsNaN(x) || double.IsNaN(y))
        {
            return x + y;
        }

        DoubleDouble angle = FirstQuadrantAngle(Binary64.Abs(y), Binary64.Abs(x));
        return Binary64.CopySign((Binary64.IsNegative(x) ? ArcTangentCore.Pi - angle : angle).Value, y);
    }

    [RuntimeExport("asinf")]
    internal static float Asin(float x) => (float)Asin((double)x);

    [RuntimeExport("acosf")]
    internal static float Acos(float x) => (float)Acos((double)x);

    [RuntimeExport("atanf")]
    internal static float Atan(float x) => (float)Atan((double)x);

    [RuntimeExport("atan2f")]
    internal static float Atan2(float y, float x) => (float)Atan2((double)y, (double)x);

    /// <summary>√(1 − x²) for x from 0 to 1.</summary>
    private static DoubleDouble OtherLeg(double x)
    {
        if (x == 1)
        {
            return 0.0;
        }

        return DoubleDouble.Sqrt(DoubleDouble.Sum(1.0, -x) * DoubleDouble.Sum(1.0, x));
    }

    private static DoubleDouble FirstQuadrantAngle(double y, double x)
    {
        if (y == 0)
        {
            return 0.0;
        }

        if (x == 0 || (!Binary64.IsFinite(y) && Binary64.IsFinite(x)))
        {
            return ArcTangentCore.HalfPi;
        }

        if (!Binary64.IsFinite(x))
        {
            return Binary64.IsFinite(y) ? 0.0 : ArcTangentCore.HalfPi.Scaled(0.5);
        }

        double top = Binary64.Split(y, out int topExponent);
        double bottom = Binary64.Split(x, out int bottomExponent);
        int difference = topExponent - bottomExponent;
        if (difference > FarApart)
        {
            return ArcTangentCore.HalfPi;
        }

        // A quotient so small is its own arc tangent; the division rounds it correctly, subnormals included.
        return difference < -FarApart ? y / x : ArcTangentCore.Angle(top * Binary64.PowerOfTwo(difference), bottom);
    }
}
