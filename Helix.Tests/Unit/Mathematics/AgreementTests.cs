using System;
using System.Collections.Generic;
using Helix.Kernel.Runtime.Mathematics;
using NUnit.Framework;

namespace Helix.Tests.Unit.Mathematics;

/// <summary>
/// Agreement with the host's C library over many arguments. The host's functions have errors of their own, of a few units
/// in the last place, so a small distance is allowed; special values must agree exactly.
/// </summary>
[TestFixture]
internal sealed class AgreementTests
{
    private const int Count = 40_000;
    private const int LargestDistance = 4;

    private static IEnumerable<TestCaseData> Unary()
    {
        yield return Case("exp", Exponentials.Exp, Math.Exp, 0.99, r => (r.NextDouble() * 1500) - 750);
        yield return Case("log", Logarithms.Log, Math.Log, 0.99, r => Samples.Spread(r, -1074, 1024));
        yield return Case("log2", Logarithms.Log2, Math.Log2, 0.95, r => Samples.Spread(r, -1074, 1024));
        yield return Case("log10", Logarithms.Log10, Math.Log10, 0.6, r => Samples.Spread(r, -1074, 1024));
        yield return Case("sin", Trigonometry.Sin, Math.Sin, 0.99, r => Samples.Spread(r, -40, 40));
        yield return Case("cos", Trigonometry.Cos, Math.Cos, 0.99, r => Samples.Spread(r, -40, 40));
        yield return Case("tan", Trigonometry.Tan, Math.Tan, 0.95, r => Samples.Spread(r, -40, 40));
        yield return Case("asin", InverseTrigonometry.Asin, Math.Asin, 0.95, r => Samples.Spread(r, -20, 1));
        yield return Case("acos", InverseTrigonometry.Acos, Math.Acos, 0.95, r => Samples.Spread(r, -20, 1));
        yield return Case("atan", InverseTrigonometry.Atan, Math.Atan, 0.95, r => Samples.Spread(r, -40, 80));
        yield return Case("sinh", Hyperbolics.Sinh, Math.Sinh, 0.6, r => Samples.Spread(r, -30, 10));
        yield return Case("cosh", Hyperbolics.Cosh, Math.Cosh, 0.6, r => Samples.Spread(r, -30, 10));
        yield return Case("tanh", Hyperbolics.Tanh, Math.Tanh, 0.6, r => Samples.Spread(r, -30, 7));
        yield return Case("asinh", InverseHyperbolics.Asinh, Math.Asinh, 0.6, r => Samples.Spread(r, -30, 1023));
        yield return Case("acosh", InverseHyperbolics.Acosh, Math.Acosh, 0.6, r => 1 + Samples.Spread(r, -52, 1023));
        yield return Case("atanh", InverseHyperbolics.Atanh, Math.Atanh, 0.6, r => Samples.Spread(r, -30, 1));
        yield return Case("cbrt", Roots.Cbrt, Math.Cbrt, 0.3, r => Samples.Spread(r, -1074, 1024));
        yield return Case("sqrt", Roots.Sqrt, Math.Sqrt, 1.0, r => Samples.Spread(r, -1074, 1024));
        yield return Case("floor", Rounding.Floor, Math.Floor, 1.0, r => Samples.Spread(r, -10, 60));
        yield return Case("ceil", Rounding.Ceiling, Math.Ceiling, 1.0, r => Samples.Spread(r, -10, 60));
        yield return Case("trunc", Rounding.Truncate, Math.Truncate, 1.0, r => Samples.Spread(r, -10, 60));
    }

    private static IEnumerable<TestCaseData> Binary()
    {
        yield return Case2("pow", Powers.Pow, Math.Pow, 0.99, r => (Samples.Spread(r, -40, 40), Samples.Spread(r, -5, 6)));
        yield return Case2("pow of integers", Powers.Pow, Math.Pow, 0.99, r => (r.Next(-50, 50), r.Next(-40, 40)));
        yield return Case2(
            "atan2", InverseTrigonometry.Atan2, Math.Atan2, 0.95, r => (Samples.Spread(r, -60, 60), Samples.Spread(r, -60, 60)));
        yield return Case2("fmod", Remainders.Mod, (x, y) => x % y, 1.0, r => (Samples.AnyDouble(r), Samples.AnyDouble(r)));
        yield return Case2(
            "fmod of near", Remainders.Mod, (x, y) => x % y, 1.0, r => (Samples.Spread(r, 0, 80), Samples.Spread(r, -20, 20)));
    }

    [TestCaseSource(nameof(Unary))]
    public void UnaryFunctionsAgree(
        Func<double, double> function, Func<double, double> host, double leastShare, Func<Random, double> sample)
    {
        var random = new Random(2);
        var tally = new Tally(leastShare == 1.0 ? 0 : LargestDistance);
        foreach (double x in Samples.Edges())
        {
            tally.Compare(function(x), host(x), x, 0);
        }

        for (int i = 0; i < Count; i++)
        {
            double x = sample(random);
            tally.Compare(function(x), host(x), x, 0);
            x = Samples.AnyDouble(random);
            tally.Compare(function(x), host(x), x, 0);
        }

        TestContext.Out.WriteLine($"equal: {tally.ExactShare:P2}");
        Assert.That(tally.ExactShare, Is.AtLeast(leastShare));
    }

    [TestCaseSource(nameof(Binary))]
    public void BinaryFunctionsAgree(
        Func<double, double, double> function,
        Func<double, double, double> host,
        double leastShare,
        Func<Random, (double X, double Y)> sample)
    {
        var random = new Random(3);
        var tally = new Tally(leastShare == 1.0 ? 0 : LargestDistance);
        foreach (double x in Samples.Edges())
        {
            foreach (double y in Samples.Edges())
            {
                tally.Compare(function(x, y), host(x, y), x, y);
            }
        }

        for (int i = 0; i < Count; i++)
        {
            (double x, double y) = sample(random);
            tally.Compare(function(x, y), host(x, y), x, y);
            x = Samples.AnyDouble(random);
            y = Samples.AnyDouble(random);
            tally.Compare(function(x, y), host(x, y), x, y);
        }

        TestContext.Out.WriteLine($"equal: {tally.ExactShare:P2}");
        Assert.That(tally.ExactShare, Is.AtLeast(leastShare));
    }

    private static TestCaseData Case(
        string name, Func<double, double> function, Func<double, double> host, double leastShare, Func<Random, double> sample) =>
        new TestCaseData(function, host, leastShare, sample).SetName("Agrees with the host: " + name);

    private static TestCaseData Case2(
        string name,
        Func<double, double, double> function,
        Func<double, double, double> host,
        double leastShare,
        Func<Random, (double X, double Y)> sample) =>
        new TestCaseData(function, host, leastShare, sample).SetName("Agrees with the host: " + name);
}
