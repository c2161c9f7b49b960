using System;
using System.Runtime.CompilerServices;

namespace Helix.Kernel.Runtime.Mathematics;

/// <summary>The fields of an IEEE 754 double, and scaling by powers of two.</summary>
internal static class Binary64
{
    internal const int FractionBits = 52;
    internal const int Bias = 1023;
    internal const int LargestExponent = 1023;
    internal const int SmallestNormalExponent = -1022;
    internal const ulong SignBit = 1UL << 63;
    internal const ulong FractionMask = (1UL << FractionBits) - 1;
    internal const ulong HiddenBit = 1UL << FractionBits;
    internal const ulong Infinity = 0x7FFUL << FractionBits;

    private const int SmallestSubnormalExponent = -1074;
    private const int SpecialExponent = 1024;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong BitsOf(double value) => BitConverter.DoubleToUInt64Bits(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static double FromBits(ulong bits) => BitConverter.UInt64BitsToDouble(bits);

    /// <summary>The exponent field without its bias: −1023 for zeros and subnormals, 1024 for infinities and NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int ExponentOf(double value) => (int)((BitsOf(value) >> FractionBits) & 0x7FF) - Bias;

    /// <summary>Whether the value is neither infinite nor NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsFinite(double value) => ExponentOf(value) != SpecialExponent;

    /// <summary>The magnitude of <paramref name="value"/> with the sign of <paramref name="sign"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static double CopySign(double value, double sign) =>
        FromBits((BitsOf(value) & ~SignBit) | (BitsOf(sign) & SignBit));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static double Abs(double value) => FromBits(BitsOf(value) & ~SignBit);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsNegative(double value) => (long)BitsOf(value) < 0;

    /// <summary>2 to an exponent in the normal range, −1022 … 1023.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static double PowerOfTwo(int exponent) => FromBits((ulong)(exponent + Bias) << FractionBits);

    /// <summary>
    /// Splits a positive finite number into a mantissa in [1, 2) and the exponent of two; subnormals included.
    /// </summary>
    internal static double Split(double value, out int exponent)
    {
        int shift = 0;
        if (ExponentOf(value) < SmallestNormalExponent)
        {
            value *= 18014398509481984.0;
            shift = 54;
        }

        exponent = ExponentOf(value) - shift;
        return FromBits((BitsOf(value) & FractionMask) | ((ulong)Bias << FractionBits));
    }

    /// <summary>
    /// Rounds value × 2^exponent once, where High is about 1; overflow gives infinity, underflow a subnormal or zero.
    /// </summary>
    internal static double Round(DoubleDouble value, int exponent)
    {
        if (exponent > LargestExponent + 2)
        {
            return value.High * FromBits(Infinity);
        }

        if (exponent > LargestExponent - 2)
        {
            return value.Value * PowerOfTwo(LargestExponent - 2) * PowerOfTwo(exponent - LargestExponent + 2);
        }

        if (exponent < SmallestSubnormalExponent - 3)
        {
            return CopySign(0.0, value.High);
        }

        if (exponent < SmallestNormalExponent + 2 && Abs(value.High) < PowerOfTwo(SmallestNormalExponent - exponent))
        {
            return ScaleDown(RoundToSubnormal(value, exponent), exponent);
        }

        return ScaleDown(value.Value, exponent);
    }

    /// <summary>Rounds to a multiple of the smallest subnormal, before scaling.</summary>
    private static double RoundToSubnormal(DoubleDouble value, int exponent)
    {
        // The last place of numbers from the anchor to its double is just that multiple, so the addition rounds there, once.
        double anchor = CopySign(PowerOfTwo(SmallestNormalExponent - exponent), value.High);
        DoubleDouble sum = DoubleDouble.Sum(anchor, value.High);
        return sum.High + (sum.Low + value.Low) - anchor;
    }

    private static double ScaleDown(double value, int exponent) => exponent >= SmallestNormalExponent
        ? value * PowerOfTwo(exponent)
        : value * PowerOfTwo(SmallestNormalExponent) * PowerOfTwo(exponent - SmallestNormalExponent);
}
