using System.Runtime.CompilerServices;

namespace Helix.Kernel.Runtime.Mathematics;

/// <summary>
/// An unevaluated sum of two doubles, about 106 bits: what the functions of this folder compute with, so that the one
/// rounding at the end is almost always the correct one. |Low| is at most half a unit in the last place of High.
/// Relative errors are a few 2⁻¹⁰⁵ (Dekker 1971; Joldes, Muller, Popescu 2017). No operand may exceed 2⁹⁹⁶ in magnitude
/// in a product. The baseline processor has no fused multiply-add, so products are split.
/// </summary>
internal readonly struct DoubleDouble(double high, double low)
{
    private const double Splitter = 134217729.0;

    public double High { get; } = high;

    public double Low { get; } = low;

    /// <summary>The nearest double.</summary>
    public double Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => High + Low;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator DoubleDouble(double value) => new(value, 0.0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDouble operator -(DoubleDouble value) => new(-value.High, -value.Low);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDouble operator +(DoubleDouble left, DoubleDouble right)
    {
        DoubleDouble high = Sum(left.High, right.High);
        DoubleDouble low = Sum(left.Low, right.Low);
        high = OrderedSum(high.High, high.Low + low.High);
        return OrderedSum(high.High, high.Low + low.Low);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDouble operator +(DoubleDouble left, double right)
    {
        DoubleDouble high = Sum(left.High, right);
        return OrderedSum(high.High, high.Low + left.Low);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDouble operator -(DoubleDouble left, DoubleDouble right) => left + (-right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDouble operator *(DoubleDouble left, DoubleDouble right)
    {
        DoubleDouble product = Product(left.High, right.High);
        return OrderedSum(product.High, product.Low + ((left.High * right.Low) + (left.Low * right.High)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDouble operator *(DoubleDouble left, double right)
    {
        DoubleDouble product = Product(left.High, right);
        return OrderedSum(product.High, product.Low + (left.Low * right));
    }

    public static DoubleDouble operator /(DoubleDouble left, DoubleDouble right)
    {
        double quotient = left.High / right.High;
        DoubleDouble rest = left - (right * quotient);
        return OrderedSum(quotient, rest.High / right.High);
    }

    /// <summary>The square root of a positive number.</summary>
    public static DoubleDouble Sqrt(DoubleDouble value)
    {
        double root = Roots.Sqrt(value.High);
        DoubleDouble rest = value - Product(root, root);
        return OrderedSum(root, rest.High / (2.0 * root));
    }

    /// <summary>The exact sum of two doubles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDouble Sum(double left, double right)
    {
        double sum = left + right;
        double part = sum - left;
        return new DoubleDouble(sum, (left - (sum - part)) + (right - part));
    }

    /// <summary>The exact sum of two doubles of which the first is the larger in magnitude, or 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDouble OrderedSum(double larger, double smaller)
    {
        double sum = larger + smaller;
        return new DoubleDouble(sum, smaller - (sum - larger));
    }

    /// <summary>The exact product of two doubles, unless its low part underflows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDouble Product(double left, double right)
    {
        double product = left * right;
        double wide = left * Splitter;
        double leftHigh = wide - (wide - left);
        double leftLow = left - leftHigh;
        wide = right * Splitter;
        double rightHigh = wide - (wide - right);
        double rightLow = right - rightHigh;
        double error = ((leftHigh * rightHigh) - product) + (leftHigh * rightLow) + (leftLow * rightHigh);
        return new DoubleDouble(product, error + (leftLow * rightLow));
    }

    /// <summary>The number times a power of two; neither may leave the normal range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public DoubleDouble Scaled(double powerOfTwo) => new(High * powerOfTwo, Low * powerOfTwo);
}
