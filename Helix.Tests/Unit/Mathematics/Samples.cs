using System;
using System.Collections.Generic;

namespace Helix.Tests.Unit.Mathematics;

/// <summary>Arguments for the tests: always the same ones.</summary>
internal static class Samples
{
    /// <summary>Zeros, infinities, NaN, subnormals, powers of two and their neighbours, halves, ends of ranges.</summary>
    internal static IEnumerable<double> Edges()
    {
        double[] positive =
        [
            0.0, double.Epsilon, 2.2250738585072009E-308, 2.2250738585072014E-308, 1E-300, 1E-20, 7.450580596923828E-09,
            1.9073486328125E-06, 0.1, 0.25, 0.5, 0.7071067811865476, 0.7853981633974483, 0.9999999999999999, 1.0,
            1.0000000000000002, 1.25, 1.5, 1.5707963267948966, 2.0, 2.5, 2.718281828459045, 3.0, 3.141592653589793, 4.0,
            6.283185307179586, 8.0, 9.0, 10.0, 27.0, 40.0, 64.0, 100.0, 709.782712893384, 709.7827128933841, 710.4758600739439,
            710.4758600739440, 745.1332191019411, 745.1332191019412, 1000.0, 4503599627370495.5, 4503599627370496.0,
            9007199254740993.0, 1099511627776.0, 1E15, 1E16, 1E22, 1E100, 8.98846567431158E+307, double.MaxValue,
            double.PositiveInfinity,
        ];
        foreach (double value in positive)
        {
            yield return value;
            yield return -value;
        }

        yield return double.NaN;
    }

    /// <summary>Any bit pattern.</summary>
    internal static double AnyDouble(Random random) =>
        BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue));

    /// <summary>A magnitude spread evenly over the powers of two from 2^low to 2^high, with a random sign.</summary>
    internal static double Spread(Random random, int low, int high)
    {
        double value = Math.ScaleB(1.0 + random.NextDouble(), random.Next(low, high));
        return random.Next(2) == 0 ? value : -value;
    }

    /// <summary>The distance of two doubles in units in the last place; 0 for two NaN, and signs of zero count.</summary>
    internal static long Distance(double left, double right)
    {
        if (double.IsNaN(left) || double.IsNaN(right))
        {
            return double.IsNaN(left) && double.IsNaN(right) ? 0 : long.MaxValue;
        }

        long distance = Ordered(left) - Ordered(right);
        return distance == 0 && double.IsNegative(left) != double.IsNegative(right) ? 1 : Math.Abs(distance);
    }

    private static long Ordered(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        return bits < 0 ? long.MinValue - bits : bits;
    }
}
