using System.Runtime;

namespace Helix.Kernel.Runtime.Mathematics;

/// <summary>
/// Conversions of doubles to integers, towards zero and saturating: NaN gives 0, what is out of range the nearest end.
/// They work on the bits alone, because a cast may be compiled into a call of these very functions.
/// </summary>
internal static class Conversions
{
    [RuntimeExport("RhpDbl2Int")]
    internal static int ToInt32(double value) =>
        (int)Signed(value, int.MaxValue);

    [RuntimeExport("RhpDbl2Lng")]
    internal static long ToInt64(double value) => Signed(value, long.MaxValue);

    [RuntimeExport("RhpDbl2UInt")]
    internal static uint ToUInt32(double value) => (uint)Unsigned(value, uint.MaxValue);

    [RuntimeExport("RhpDbl2ULng")]
    internal static ulong ToUInt64(double value) => Unsigned(value, ulong.MaxValue);

    private static long Signed(double value, ulong largest)
    {
        bool negative = Binary64.IsNegative(value);
        ulong magnitude = Magnitude(value, negative ? largest + 1 : largest);
        return negative ? unchecked(-(long)magnitude) : unchecked((long)magnitude);
    }

    private static ulong Unsigned(double value, ulong largest) => Binary64.IsNegative(value) ? 0 : Magnitude(value, largest);

    private static ulong Magnitude(double value, ulong largest)
    {
        ulong bits = Binary64.BitsOf(value) & ~Binary64.SignBit;
        if (bits > Binary64.Infinity)
        {
            return 0;
        }

        int exponent = (int)(bits >> Binary64.FractionBits) - Binary64.Bias;
        if (exponent < 0)
        {
            return 0;
        }

        if (exponent > 63)
        {
            return largest;
        }

        ulong mantissa = (bits & Binary64.FractionMask) | Binary64.HiddenBit;
        ulong result = exponent <= Binary64.FractionBits
            ? mantissa >> (Binary64.FractionBits - exponent)
            : mantissa << (exponent - Binary64.FractionBits);
        return result > largest ? largest : result;
    }
}
