using System.Runtime;

namespace Helix.Kernel.Runtime.Mathematics;

/// <summary>
/// Rounding to integers by clearing fraction bits. Special values: C11 F.10.6.1, F.10.6.2, F.10.3.12.
/// The baseline processor has no instruction for it, so the class library's own rounding ends here.
/// </summary>
internal static unsafe class Rounding
{
    private const int SingleFractionBits = 23;
    private const int SingleBias = 127;

    [RuntimeExport("floor")]
    internal static double Floor(double x)
    {
        double whole = Truncate(x);
        return whole > x ? whole - 1.0 : whole;
    }

    /// <summary>Rounds up; what lies above −1 and below 0 gives −0.</summary>
    [RuntimeExport("ceil")]
    internal static double Ceiling(double x)
    {
        double whole = Truncate(x);
        return whole < x ? whole + 1.0 : whole;
    }

    /// <summary>The fraction of a number; its whole part is stored. Both have the sign of the number.</summary>
    [RuntimeExport("modf")]
    internal static double SplitFraction(double x, double* whole)
    {
        double truncated = Truncate(x);
        *whole = truncated;
        return Binary64.CopySign(Binary64.IsFinite(x) ? x - truncated : double.IsNaN(x) ? x : 0.0, x);
    }

    [RuntimeExport("floorf")]
    internal static float Floor(float x)
    {
        float whole = Truncate(x);
        return whole > x ? whole - 1.0f : whole;
    }

    [RuntimeExport("ceilf")]
    internal static float Ceiling(float x)
    {
        float whole = Truncate(x);
        return whole < x ? whole + 1.0f : whole;
    }

    [RuntimeExport("modff")]
    internal static float SplitFraction(float x, float* whole)
    {
        double doubleWhole;
        float fraction = (float)SplitFraction((double)x, &doubleWhole);
        *whole = (float)doubleWhole;
        return fraction;
    }

    /// <summary>Rounds towards zero; keeps the sign of zero, infinities and NaN.</summary>
    internal static double Truncate(double x)
    {
        int exponent = Binary64.ExponentOf(x);
        if (exponent >= Binary64.FractionBits)
        {
            return x;
        }

        ulong bits = Binary64.BitsOf(x);
        return Binary64.FromBits(exponent < 0 ? bits & Binary64.SignBit : bits & ~(Binary64.FractionMask >> exponent));
    }

    /// <summary>Rounds towards zero; keeps the sign of zero, infinities and NaN.</summary>
    internal static float Truncate(float x)
    {
        uint bits = System.BitConverter.SingleToUInt32Bits(x);
        int exponent = (int)((bits >> SingleFractionBits) & 0xFF) - SingleBias;
        if (exponent >= SingleFractionBits)
        {
            return x;
        }

        uint kept = exponent < 0 ? 0x80000000 : ~(0x7FFFFFu >> exponent);
        return System.BitConverter.UInt32BitsToSingle(bits & kept);
    }
}
