using System.Runtime;

namespace Helix.Kernel.Runtime.Mathematics;

/// <summary>The remainder of a division towards zero, which is exact. Special values: C11 F.10.7.1.</summary>
internal static class Remainders
{
    // A remainder has 53 bits, so that many more can be brought down at a time.
    private const int BitsAtOnce = 11;

    [RuntimeExport("fmod")]
    internal static double Mod(double x, double y)
    {
        if (y == 0 || double.IsNaN(y) || !Binary64.IsFinite(x))
        {
            return double.NaN;
        }

        double magnitude = Binary64.Abs(x);
        double divisor = Binary64.Abs(y);
        if (magnitude < divisor || x == 0)
        {
            return x;
        }

        return Binary64.CopySign(ModMagnitude(magnitude, divisor), x);
    }

    [RuntimeExport("fmodf")]
    internal static float Mod(float x, float y) => (float)Mod((double)x, (double)y);

    private static double ModMagnitude(double x, double y)
    {
        ulong divisor = ToInteger(y, out int exponent);
        ulong rest = ToInteger(x, out int top) % divisor;
        for (int distance = top - exponent; distance > 0 && rest != 0; distance -= BitsAtOnce)
        {
            rest = (rest << (distance < BitsAtOnce ? distance : BitsAtOnce)) % divisor;
        }

        // rest·2^exponent is a multiple of the divisor's last place, so nothing is lost.
        double scaled = (long)rest;
        return exponent >= Binary64.SmallestNormalExponent
            ? scaled * Binary64.PowerOfTwo(exponent)
            : scaled * Binary64.PowerOfTwo(Binary64.SmallestNormalExponent)
                * Binary64.PowerOfTwo(exponent - Binary64.SmallestNormalExponent);
    }

    /// <summary>A finite positive number as integer × 2^exponent; the integer of a normal number has 53 bits.</summary>
    private static ulong ToInteger(double value, out int exponent)
    {
        ulong bits = Binary64.BitsOf(value);
        int field = (int)(bits >> Binary64.FractionBits);
        ulong fraction = bits & Binary64.FractionMask;
        exponent = (field == 0 ? 1 : field) - Binary64.Bias - Binary64.FractionBits;
        return field == 0 ? fraction : fraction | Binary64.HiddenBit;
    }
}
