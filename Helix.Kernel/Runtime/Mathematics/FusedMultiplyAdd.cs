using System.Numerics;
using System.Runtime;

namespace Helix.Kernel.Runtime.Mathematics;

/// <summary>x·y + z rounded once, in integers. Special values: C11 F.10.10.1.</summary>
internal static class FusedMultiplyAdd
{
    [RuntimeExport("fma")]
    internal static double Fma(double x, double y, double z)
    {
        if (!Binary64.IsFinite(x) || !Binary64.IsFinite(y) || !Binary64.IsFinite(z) || x == 0 || y == 0)
        {
            // Exact or special; x·y has no rounding error here.
            return Binary64.IsFinite(x) && Binary64.IsFinite(y) && !Binary64.IsFinite(z) ? z : (x * y) + z;
        }

        var product = ExactNumber.Product(x, y);
        return z == 0 ? product.Round() : ExactNumber.Add(product, ExactNumber.From(z)).Round();
    }

    [RuntimeExport("fmaf")]
    internal static float Fma(float x, float y, float z)
    {
        // The product of two floats is exact in a double. The sum is made odd if it was rounded (Boldo and Melquiond 2008),
        // so that the rounding to float sees on which side of the tie it lies.
        DoubleDouble sum = DoubleDouble.Sum((double)x * y, z);
        ulong bits = Binary64.BitsOf(sum.High);
        if (sum.Low != 0 && Binary64.IsFinite(sum.High) && !double.IsNaN(sum.Low) && (bits & 1) == 0)
        {
            bits += Binary64.IsNegative(sum.Low) == Binary64.IsNegative(sum.High) ? 1UL : ulong.MaxValue;
        }

        return (float)Binary64.FromBits(bits);
    }
}
