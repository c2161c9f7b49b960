using System;
using Helix.Kernel.Runtime.Mathematics;
using NUnit.Framework;

namespace Helix.Tests.Unit.Mathematics;

/// <summary>Functions whose result is defined exactly: fused multiply-add, splitting, conversions, exact powers.</summary>
[TestFixture]
internal sealed unsafe class ExactFunctionTests
{
    private const int Count = 200_000;

    [Test]
    public void FusedMultiplyAddRoundsOnce()
    {
        var random = new Random(6);
        for (int i = 0; i < Count; i++)
        {
            double x = (i % 3) == 0 ? Samples.AnyDouble(random) : Samples.Spread(random, -30, 30);
            double y = (i % 3) == 1 ? Samples.AnyDouble(random) : Samples.Spread(random, -30, 30);

            // Next to −x·y, where nearly all cancels, or anywhere.
            double z = (i & 1) == 0 ? Math.BitIncrement(-(x * y)) : Samples.Spread(random, -120, 120);
            AssertSame(FusedMultiplyAdd.Fma(x, y, z), Math.FusedMultiplyAdd(x, y, z), $"fma({x:R}, {y:R}, {z:R})");
        }
    }

    [Test]
    public void FusedMultiplyAddHandlesSpecialAndSubnormalValues()
    {
        foreach (double x in Samples.Edges())
        {
            foreach (double y in Samples.Edges())
            {
                foreach (double z in Samples.Edges())
                {
                    AssertSame(FusedMultiplyAdd.Fma(x, y, z), Math.FusedMultiplyAdd(x, y, z), $"fma({x:R}, {y:R}, {z:R})");
                }
            }
        }
    }

    [Test]
    public void SingleFusedMultiplyAddRoundsOnce()
    {
        var random = new Random(7);
        for (int i = 0; i < Count; i++)
        {
            float x = BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue));
            float y = (float)Samples.Spread(random, -10, 10);
            float z = (i & 1) == 0
                ? MathF.BitDecrement(-(x * y))
                : BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue));
            AssertSame(FusedMultiplyAdd.Fma(x, y, z), MathF.FusedMultiplyAdd(x, y, z), $"fmaf({x:R}, {y:R}, {z:R})");
        }
    }

    [Test]
    public void SplittingGivesWholeAndFractionWithTheSign()
    {
        foreach (double x in Samples.Edges())
        {
            double whole;
            double fraction = Rounding.SplitFraction(x, &whole);
            AssertSame(whole, Math.Truncate(x), $"whole part of {x:R}");
            double expected = double.IsInfinity(x) ? 0.0 : x - Math.Truncate(x);
            expected = double.IsNaN(x) ? x : Math.CopySign(expected, x);
            AssertSame(fraction, expected, $"fraction of {x:R}");

            float singleWhole;
            float single = (float)x;
            float singleFraction = Rounding.SplitFraction(single, &singleWhole);
            AssertSame(singleWhole, MathF.Truncate(single), $"whole part of {single:R}");
            Assert.That(float.IsNaN(single) || MathF.Abs(singleFraction) < 1);
        }
    }

    [Test]
    public void ConversionsSaturate()
    {
        var random = new Random(8);
        for (int i = 0; i < Count; i++)
        {
            Convert(i < 20 ? Math.ScaleB(i % 2 == 0 ? 1 : -1, 30 + (i / 2)) : Samples.Spread(random, -2, 66));
        }

        foreach (double x in Samples.Edges())
        {
            Convert(x);
        }
    }

    [TestCase(2147483647.0)]
    [TestCase(2147483647.9)]
    [TestCase(2147483648.0)]
    [TestCase(-2147483648.9)]
    [TestCase(-2147483649.0)]
    [TestCase(4294967295.5)]
    [TestCase(4294967296.0)]
    [TestCase(9223372036854774784.0)]
    [TestCase(9223372036854775808.0)]
    [TestCase(-9223372036854775808.0)]
    [TestCase(18446744073709549568.0)]
    [TestCase(18446744073709551616.0)]
    [TestCase(-0.5)]
    [TestCase(-1.0)]
    public void ConversionsAtTheEndsOfTheRanges(double x) => Convert(x);

    [Test]
    public void ExactPowersAreExact()
    {
        for (int x = 2; x < 200; x++)
        {
            double product = 1;
            for (int y = 1; Math.Abs(product * x) < 9007199254740992.0; y++)
            {
                product *= x;
                Assert.That(Powers.Pow((double)x, y), Is.EqualTo(product));
                Assert.That(Powers.Pow(-(double)x, y), Is.EqualTo((y & 1) == 0 ? product : -product));
            }
        }

        for (int exponent = -1074; exponent < 1024; exponent++)
        {
            Assert.That(Powers.Pow(2.0, exponent), Is.EqualTo(Math.ScaleB(1, exponent)));
            Assert.That(Logarithms.Log2(Math.ScaleB(1, exponent)), Is.EqualTo(exponent));
        }

        for (int exponent = 0; exponent < 23; exponent++)
        {
            Assert.That(Logarithms.Log10(Math.Pow(10, exponent)), Is.EqualTo(exponent));
            Assert.That(Roots.Cbrt((double)exponent * exponent * exponent), Is.EqualTo(exponent));
        }
    }

    private static void Convert(double x)
    {
        // Saturation as the language defines it for constants out of range, spelled out.
        double whole = double.IsNaN(x) ? 0 : Math.Truncate(x);
        Assert.That(Conversions.ToInt32(x),
            Is.EqualTo(whole >= int.MaxValue ? int.MaxValue : whole <= int.MinValue ? int.MinValue : (int)whole));
        Assert.That(Conversions.ToInt64(x),
            Is.EqualTo(whole >= 9223372036854775808.0 ? long.MaxValue : whole <= long.MinValue ? long.MinValue : (long)whole));
        Assert.That(Conversions.ToUInt32(x), Is.EqualTo(whole >= uint.MaxValue ? uint.MaxValue : whole <= 0 ? 0 : (uint)whole));
        Assert.That(Conversions.ToUInt64(x),
            Is.EqualTo(whole >= 18446744073709551616.0 ? ulong.MaxValue : whole <= 0 ? 0 : (ulong)whole));
    }

    private static void AssertSame(double actual, double expected, string what)
    {
        if (Samples.Distance(actual, expected) != 0)
        {
            Assert.Fail($"{what} = {actual:R}, expected {expected:R}");
        }
    }
}
