using System;
using System.Collections.Generic;
using Helix.Kernel.Runtime.Mathematics;
using NUnit.Framework;

namespace Helix.Tests.Unit.Mathematics;

/// <summary>Every function gives the double nearest to the exact value, computed here to 300 bits.</summary>
[TestFixture]
internal sealed class CorrectRoundingTests
{
    private const int Count = 1000;

    private static IEnumerable<TestCaseData> Functions()
    {
        yield return Case("exp", Exponentials.Exp, BigFunctions.Exp, r => (r.NextDouble() * 1450) - 742);
        yield return Case("exp near 0", Exponentials.Exp, BigFunctions.Exp, r => Samples.Spread(r, -40, 1));
        yield return Case("log", Logarithms.Log, BigFunctions.Log, r => Math.Abs(Samples.Spread(r, -1070, 1023)));
        yield return Case("log near 1", Logarithms.Log, BigFunctions.Log, r => 1 + Samples.Spread(r, -50, -1));
        yield return Case(
            "log2", Logarithms.Log2, x => BigFunctions.Log(x) / BigFunctions.Ln2, r => 1 + Samples.Spread(r, -50, -1));
        yield return Case("log10", Logarithms.Log10, x => BigFunctions.Log(x) / BigFunctions.Ln10, r => r.NextDouble() * 1E6);
        yield return Case("sin", Trigonometry.Sin, x => BigFunctions.SinCos(x).Sin, r => Samples.Spread(r, -30, 10));
        yield return Case("sin of large", Trigonometry.Sin, x => BigFunctions.SinCos(x).Sin, r => Samples.Spread(r, 10, 1023));
        yield return Case("cos", Trigonometry.Cos, x => BigFunctions.SinCos(x).Cos, r => Samples.Spread(r, -30, 10));
        yield return Case("cos of large", Trigonometry.Cos, x => BigFunctions.SinCos(x).Cos, r => Samples.Spread(r, 10, 1023));
        yield return Case("sin near π", Trigonometry.Sin, x => BigFunctions.SinCos(x).Sin, r => Math.PI * r.Next(1, 1 << 20));
        yield return Case("tan", Trigonometry.Tan, Tan, r => Samples.Spread(r, -30, 10));
        yield return Case("tan of large", Trigonometry.Tan, Tan, r => Samples.Spread(r, 10, 1023));
        yield return Case("asin", InverseTrigonometry.Asin, x => BigFunctions.Atan(x / Leg(x)), r => Samples.Spread(r, -30, -1));
        yield return Case("acos", InverseTrigonometry.Acos, Acos, r => (r.NextDouble() * 2) - 1);
        yield return Case("acos near 1", InverseTrigonometry.Acos, Acos, r => 1 - Math.Abs(Samples.Spread(r, -52, -3)));
        yield return Case("atan", InverseTrigonometry.Atan, BigFunctions.Atan, r => Samples.Spread(r, -30, 60));
        yield return Case(
            "sinh", Hyperbolics.Sinh, x => (BigFunctions.Exp(x) - BigFunctions.Exp(-x)).Scale(-1),
            r => Samples.Spread(r, -30, 9));
        yield return Case(
            "cosh", Hyperbolics.Cosh, x => (BigFunctions.Exp(x) + BigFunctions.Exp(-x)).Scale(-1),
            r => Samples.Spread(r, -30, 9));
        yield return Case("tanh", Hyperbolics.Tanh, Tanh, r => Samples.Spread(r, -30, 5));
        yield return Case("asinh", InverseHyperbolics.Asinh, Asinh, r => Samples.Spread(r, -30, 900));
        yield return Case("acosh", InverseHyperbolics.Acosh, Acosh, r => 1 + Math.Abs(Samples.Spread(r, -52, 900)));
        yield return Case(
            "atanh", InverseHyperbolics.Atanh, x => BigFunctions.Log((1 + x) / (1 - x)).Scale(-1),
            r => Samples.Spread(r, -30, -1));
        yield return Case(
            "cbrt", Roots.Cbrt, x => BigFunctions.Exp(BigFunctions.Log(x) / 3), r => Math.Abs(Samples.Spread(r, -1070, 1023)));
        yield return Case(
            "x^π", x => Powers.Pow(x, Math.PI), x => BigFunctions.Exp(BigFunctions.Log(x) * BigReal.From(Math.PI)),
            r => Math.Abs(Samples.Spread(r, -340, 320)));
        yield return Case(
            "2^x", x => Powers.Pow(2, x), x => BigFunctions.Exp(BigFunctions.Ln2 * x), r => (r.NextDouble() * 2090) - 1070);
        yield return Case(
            "x^-17", x => Powers.Pow(x, -17), x => BigFunctions.Exp(BigFunctions.Log(x) * -17),
            r => Math.Abs(Samples.Spread(r, -50, 50)));
        yield return Case(
            "x^large", x => Powers.Pow(x, 1E12), x => BigFunctions.Exp(BigFunctions.Log(x) * 1_000_000 * 1_000_000),
            r => 1 + Samples.Spread(r, -50, -32));
    }

    [TestCaseSource(nameof(Functions))]
    public void NearestDoubleIsReturned(
        Func<double, double> function, Func<BigReal, BigReal> reference, Func<Random, double> sample)
    {
        var random = new Random(1);
        int wrong = 0;
        for (int i = 0; i < Count; i++)
        {
            double x = sample(random);
            double expected = reference(BigReal.From(x)).ToDouble();
            double actual = function(x);
            Assert.That(Samples.Distance(actual, expected),
                Is.LessThanOrEqualTo(1), $"f({x:R}) = {actual:R}, expected {expected:R}");
            wrong += actual.Equals(expected) ? 0 : 1;
        }

        Assert.That(wrong, Is.LessThanOrEqualTo(Count / 1000));
    }

    private static TestCaseData Case(
        string name, Func<double, double> function, Func<BigReal, BigReal> reference, Func<Random, double> sample) =>
        new TestCaseData(function, reference, sample).SetName("Nearest double: " + name);

    private static BigReal Leg(BigReal x) => BigReal.Sqrt((1 - x) * (1 + x));

    private static BigReal Acos(BigReal x) => (BigFunctions.Pi.Scale(-1)) - BigFunctions.Atan(x / Leg(x));

    private static BigReal Tan(BigReal x)
    {
        (BigReal sine, BigReal cosine) = BigFunctions.SinCos(x);
        return sine / cosine;
    }

    private static BigReal Tanh(BigReal x)
    {
        BigReal power = BigFunctions.Exp(x.Scale(1));
        return (power - 1) / (power + 1);
    }

    private static BigReal Asinh(BigReal x)
    {
        bool negative = x.Mantissa.Sign < 0;
        BigReal magnitude = negative ? -x : x;
        BigReal result = BigFunctions.Log(magnitude + BigReal.Sqrt((magnitude * magnitude) + 1));
        return negative ? -result : result;
    }

    private static BigReal Acosh(BigReal x) => BigFunctions.Log(x + BigReal.Sqrt((x * x) - 1));
}
