using System;

namespace Helix.Kernel.Runtime.Mathematics;

/// <summary>
/// A sign, a magnitude of 128 bits and a power of two: enough for an exact product of two doubles, and for its sum with a third
/// when bits shifted out are remembered as one sticky bit at the bottom.
/// </summary>
internal readonly struct ExactNumber
{
    // The product has at most 106 bits; a sum's operands are aligned with the top of the larger at this bit.
    private const int TopBit = 124;
    private const int SmallestExponent = -1074;

    private readonly bool _negative;
    private readonly UInt128 _magnitude;
    private readonly int _exponent;

    private ExactNumber(bool negative, UInt128 magnitude, int exponent)
    {
        _negative = negative;
        _magnitude = magnitude;
        _exponent = exponent;
    }

    /// <summary>A finite number other than 0.</summary>
    internal static ExactNumber From(double value)
    {
        ulong bits = Binary64.BitsOf(value) & ~Binary64.SignBit;
        int field = (int)(bits >> Binary64.FractionBits);
        ulong fraction = bits & Binary64.FractionMask;
        return new ExactNumber(
            Binary64.IsNegative(value),
            field == 0 ? fraction : fraction | Binary64.HiddenBit,
            (field == 0 ? 1 : field) - Binary64.Bias - Binary64.FractionBits);
    }

    /// <summary>The product of two finite numbers other than 0.</summary>
    internal static ExactNumber Product(double left, double right)
    {
        ExactNumber first = From(left);
        ExactNumber second = From(right);
        return new ExactNumber(
            first._negative != second._negative, first._magnitude * second._magnitude, first._exponent + second._exponent);
    }

    /// <summary>The sum; what lies far below the larger operand becomes a sticky bit.</summary>
    internal static ExactNumber Add(ExactNumber left, ExactNumber right)
    {
        left = left.Normalized();
        right = right.Normalized();
        if (left._exponent < right._exponent)
        {
            (left, right) = (right, left);
        }

        UInt128 smaller = ShiftDown(right._magnitude, left._exponent - right._exponent);
        if (left._negative == right._negative)
        {
            return new ExactNumber(left._negative, left._magnitude + smaller, left._exponent);
        }

        return left._magnitude >= smaller
            ? new ExactNumber(left._negative && left._magnitude != smaller, left._magnitude - smaller, left._exponent)
            : new ExactNumber(right._negative, smaller - left._magnitude, left._exponent);
    }

    /// <summary>The nearest double, ties to even.</summary>
    internal double Round()
    {
        if (_magnitude == UInt128.Zero)
        {
            return 0.0;
        }

        int length = 128 - (int)UInt128.LeadingZeroCount(_magnitude);
        int dropped = Math.Max(length - Binary64.FractionBits - 1, SmallestExponent - _exponent);
        UInt128 magnitude = _magnitude;
        int exponent = _exponent;
        if (dropped > 0)
        {
            // Two more bits stay below the result: the next one, and a sticky one.
            UInt128 kept = ShiftDown(dropped >= 2 ? magnitude : magnitude << (2 - dropped), dropped >= 2 ? dropped - 2 : 0);
            uint low = (uint)kept & 7;
            magnitude = (kept >> 2) + (low is 3 or 6 or 7 ? UInt128.One : UInt128.Zero);
            exponent += dropped;
        }

        double result = Binary64.Round((double)(long)(ulong)magnitude, exponent);
        return _negative ? -result : result;
    }

    private ExactNumber Normalized()
    {
        int shift = (int)UInt128.LeadingZeroCount(_magnitude) - (127 - TopBit);
        return new ExactNumber(_negative, _magnitude << shift, _exponent - shift);
    }

    private static UInt128 ShiftDown(UInt128 value, int distance)
    {
        if (distance == 0)
        {
            return value;
        }

        if (distance > 127)
        {
            return value == UInt128.Zero ? UInt128.Zero : UInt128.One;
        }

        UInt128 shifted = value >> distance;
        return (shifted << distance) == value ? shifted : shifted | UInt128.One;
    }
}
