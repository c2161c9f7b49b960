using System;
using System.Numerics;

namespace Helix.Tests.Unit.Mathematics;

/// <summary>
/// A number mantissa·2^exponent of 320 bits, truncated: the reference that the functions under test are compared with.
/// </summary>
internal readonly struct BigReal
{
    internal const int Bits = 320;

    internal BigReal(BigInteger mantissa, int exponent)
    {
        int excess = (int)BigInteger.Abs(mantissa).GetBitLength() - Bits;
        Mantissa = excess > 0 ? mantissa >> excess : mantissa;
        Exponent = excess > 0 ? exponent + excess : exponent;
    }

    internal BigInteger Mantissa { get; }

    internal int Exponent { get; }

    internal bool IsZero => Mantissa.IsZero;

    /// <summary>The power of two just above the magnitude.</summary>
    internal int Magnitude => IsZero ? int.MinValue / 2 : (int)BigInteger.Abs(Mantissa).GetBitLength() + Exponent;

    public static implicit operator BigReal(int value) => new(value, 0);

    public static BigReal operator -(BigReal value) => new(-value.Mantissa, value.Exponent);

    public static BigReal operator +(BigReal left, BigReal right)
    {
        if (left.IsZero || right.IsZero || Math.Abs(left.Magnitude - right.Magnitude) > Bits + 8)
        {
            return left.Magnitude > right.Magnitude ? left : right;
        }

        int exponent = Math.Min(left.Exponent, right.Exponent);
        return new BigReal(
            (left.Mantissa << (left.Exponent - exponent)) + (right.Mantissa << (right.Exponent - exponent)), exponent);
    }

    public static BigReal operator -(BigReal left, BigReal right) => left + (-right);

    public static BigReal operator *(BigReal left, BigReal right) =>
        new(left.Mantissa * right.Mantissa, left.Exponent + right.Exponent);

    public static BigReal operator /(BigReal left, BigReal right)
    {
        int shift = Bits + 8 + Math.Max(0, (int)(right.Mantissa.GetBitLength() - left.Mantissa.GetBitLength()));
        return new BigReal((left.Mantissa << shift) / right.Mantissa, left.Exponent - shift - right.Exponent);
    }

    internal static BigReal From(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        int field = (int)(bits >> 52) & 0x7FF;
        long mantissa = (bits & ((1L << 52) - 1)) | (field == 0 ? 0 : 1L << 52);
        return new BigReal(value < 0 ? -mantissa : mantissa, (field == 0 ? 1 : field) - 1075);
    }

    internal BigReal Scale(int power) => new(Mantissa, Exponent + power);

    internal static BigReal Sqrt(BigReal value)
    {
        // Newton from a double: each step doubles the good bits.
        int half = value.Magnitude / 2;
        BigReal scaled = value.Scale(-2 * half);
        BigReal root = From(Math.Sqrt(scaled.ToDouble()));
        for (int i = 0; i < 4; i++)
        {
            root = (root + (scaled / root)).Scale(-1);
        }

        return root.Scale(half);
    }

    /// <summary>The nearest double, ties to even; infinity and subnormals included.</summary>
    internal double ToDouble()
    {
        if (IsZero)
        {
            return 0.0;
        }

        BigInteger magnitude = BigInteger.Abs(Mantissa);
        int drop = Math.Max((int)magnitude.GetBitLength() - 53, -1074 - Exponent);
        int exponent = Exponent + drop;
        if (drop > 0)
        {
            BigInteger kept = magnitude >> drop;
            BigInteger rest = (magnitude - (kept << drop)) << 1;
            int side = rest.CompareTo(BigInteger.One << drop);
            magnitude = kept + (side > 0 || (side == 0 && !kept.IsEven) ? 1 : 0);
        }
        else
        {
            magnitude <<= -drop;
        }

        double result = Math.ScaleB((double)magnitude, exponent);
        return Mantissa.Sign < 0 ? -result : result;
    }
}
