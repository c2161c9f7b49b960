using System.Runtime;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Helix.Kernel.Runtime.Mathematics;

/// <summary>Square and cube roots. Special values: C11 F.10.4.1, F.10.4.5.</summary>
internal static class Roots
{
    /// <summary>The processor's square root, which is correctly rounded.</summary>
    [RuntimeExport("sqrt")]
    internal static double Sqrt(double x) => Sse2.SqrtScalar(Vector128.CreateScalarUnsafe(x)).ToScalar();

    [RuntimeExport("sqrtf")]
    internal static float Sqrt(float x) => Sse.SqrtScalar(Vector128.CreateScalarUnsafe(x)).ToScalar();

    [RuntimeExport("cbrt")]
    internal static double Cbrt(double x)
    {
        if (x == 0 || !Binary64.IsFinite(x))
        {
            return x + x;
        }

        // |x| = m·8^q with m in [1, 8); 3 × 1024 makes the dividend positive, so that the division rounds down.
        double mantissa = Binary64.Split(Binary64.Abs(x), out int exponent);
        int quotient = ((exponent + 3072) / 3) - 1024;
        mantissa *= Binary64.PowerOfTwo(exponent - (3 * quotient));

        // A parabola within 3 % of the root; each Newton step doubles the good digits, the last one in double-double.
        double root = 0.6 + (mantissa * (0.42 - (mantissa * 0.0305)));
        for (int i = 0; i < 4; i++)
        {
            root -= ((root * root * root) - mantissa) / (3.0 * root * root);
        }

        DoubleDouble rest = (DoubleDouble.Product(root, root) * root) + (-mantissa);
        root -= rest.Value / (3.0 * root * root);
        rest = (DoubleDouble.Product(root, root) * root) + (-mantissa);
        double result = root - (rest.Value / (3.0 * root * root));
        return Binary64.CopySign(result * Binary64.PowerOfTwo(quotient), x);
    }

    [RuntimeExport("cbrtf")]
    internal static float Cbrt(float x) => (float)Cbrt((double)x);
}
