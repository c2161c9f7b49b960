using System;

namespace Helix.Kernel.Runtime.Mathematics;

/// <summary>
/// The angle of a point: atan(y/x) = atan(j/64) + atan t, where t = (64y − jx)/(64x + jy) is at most 1/128, with a table and a
/// Taylor polynomial of t. One division. The relative error is about 2⁻⁸⁵.
/// </summary>
internal static class ArcTangentCore
{
    private const double Steps = 64.0;
    private const double RoundingAnchor = 6755399441055744.0;

    internal static DoubleDouble Pi => new(3.141592653589793, 1.2246467991473532E-16);

    internal static DoubleDouble HalfPi => new(1.5707963267948966, 6.123233995736766E-17);

    private static DoubleDouble Third => new(0.3333333333333333, 1.850371707708594E-17);

    /// <summary>
    /// The angle of (x, y) with x, y ≥ 0, not both 0: from 0 to π/2. Neither may be near the ends of the range.
    /// </summary>
    internal static DoubleDouble Angle(DoubleDouble y, DoubleDouble x) =>
        y.High <= x.High ? AngleUpToHalfRight(y, x) : HalfPi - AngleUpToHalfRight(x, y);

    private static DoubleDouble AngleUpToHalfRight(DoubleDouble y, DoubleDouble x)
    {
        double rounded = (y.High / x.High * Steps) + RoundingAnchor;
        int step = (int)Binary64.BitsOf(rounded);
        if (step == 0)
        {
            return Polynomial(y / x);
        }

        double tangent = (rounded - RoundingAnchor) / Steps;
        ReadOnlySpan<double> values = ArcTangentTable.Values;
        DoubleDouble rest = (y - (x * tangent)) / (x + (y * tangent));
        return new DoubleDouble(values[2 * step], values[(2 * step) + 1]) + Polynomial(rest);
    }

    /// <summary>atan t.</summary>
    private static DoubleDouble Polynomial(DoubleDouble t)
    {
        DoubleDouble square = t * t;
        double x = square.High;
        double tail = t.High * x * x * ((1.0 / 5) - (x * ((1.0 / 7) - (x * ((1.0 / 9) - (x * (1.0 / 11)))))));
        return t + ((-(square * t * Third)) + tail);
    }
}
