using System;
using System.Numerics;

namespace Helix.Kernel.Runtime.Mathematics;

/// <summary>
/// Reduction of an angle to a quarter turn: x = q·π/2 + r with |r| ≤ π/4. All angles above π/4 are multiplied by the digits
/// of 2/π that matter (Payne and Hanek 1983), 256 of them, so r has full precision even next to a multiple of π/2.
/// </summary>
internal static class AngleReduction
{
    private const double QuarterPi = 0.7853981633974483;

    private static DoubleDouble HalfPi => new(1.5707963267948966, 6.123233995736766E-17);

    /// <summary>Reduces a finite angle in radians; returns r, and q modulo 4.</summary>
    internal static DoubleDouble Reduce(double angle, out int quadrant)
    {
        double magnitude = Binary64.Abs(angle);
        if (magnitude <= QuarterPi)
        {
            quadrant = 0;
            return angle;
        }

        DoubleDouble rest = ReduceMagnitude(magnitude, out quadrant);
        if (Binary64.IsNegative(angle))
        {
            quadrant = -quadrant & 3;
            return -rest;
        }

        return rest;
    }

    private static DoubleDouble ReduceMagnitude(double angle, out int quadrant)
    {
        // angle = mantissa·2^exponent. Digits that contribute whole turns are left out: the window starts at digit
        // exponent − 2 (perhaps before the point), and the product's two top bits are then the quadrant.
        ulong mantissa = (Binary64.BitsOf(angle) & Binary64.FractionMask) | Binary64.HiddenBit;
        int start = Binary64.ExponentOf(angle) - Binary64.FractionBits - 2;

        ulong high = Math.BigMul(mantissa, Digits(start + 192), out _);
        ulong carry = Math.BigMul(mantissa, Digits(start + 128), out ulong third);
        carry += Add(ref third, high);
        high = Math.BigMul(mantissa, Digits(start + 64), out ulong second);
        high += Add(ref second, carry);
        ulong first = (mantissa * Digits(start)) + high;

        quadrant = (int)(first >> 62);
        first = (first << 2) | (second >> 62);
        second = (second << 2) | (third >> 62);
        third <<= 2;

        bool negative = (long)first < 0;
        if (negative)
        {
            quadrant = (quadrant + 1) & 3;
            first = ~first;
            second = ~second;
            third = ~third;
        }

        DoubleDouble rest = ToFraction(first, second, third) * HalfPi;
        return negative ? -rest : rest;
    }

    /// <summary>64 digits of 2/π from a bit offset on; digits before the binary point are 0.</summary>
    private static ulong Digits(int offset)
    {
        ReadOnlySpan<ulong> digits = TwoOverPi.Digits;
        int word = offset >> 6;
        int shift = offset & 63;
        ulong first = word < 0 ? 0 : digits[word];
        if (shift == 0)
        {
            return first;
        }

        return (first << shift) | (word < -1 ? 0 : digits[word + 1] >> (64 - shift));
    }

    private static ulong Add(ref ulong sum, ulong term)
    {
        sum += term;
        return sum < term ? 1UL : 0UL;
    }

    /// <summary>The binary fraction of three words, most significant first, to 106 bits. At most 63 leading zeros.</summary>
    private static DoubleDouble ToFraction(ulong first, ulong second, ulong third)
    {
        int zeros = BitOperations.LeadingZeroCount(first);
        if (zeros != 0)
        {
            first = (first << zeros) | (second >> (64 - zeros));
            second = (second << zeros) | (third >> (64 - zeros));
        }

        double high = (long)(first >> 11);
        double low = (long)(((first & 0x7FF) << 42) | (second >> 22));
        return DoubleDouble.OrderedSum(
            high * Binary64.PowerOfTwo(-53 - zeros), low * Binary64.PowerOfTwo(-106 - zeros));
    }
}
