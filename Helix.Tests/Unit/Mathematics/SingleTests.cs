using System;
using System.Collections.Generic;
using Helix.Kernel.Runtime.Mathematics;
using NUnit.Framework;

namespace Helix.Tests.Unit.Mathematics;

/// <summary>
/// The single-precision functions: they must give the double result rounded to single, which is the correct rounding in
/// all but one of some 2²⁸ cases.
/// </summary>
[TestFixture]
internal sealed class SingleTests
{
    private const int Count = 40_000;

    private static IEnumerable<TestCaseData> Functions()
    {
        yield return Case("expf", Exponentials.Exp, Math.Exp);
        yield return Case("logf", Logarithms.Log, Math.Log);
        yield return Case("log2f", Logarithms.Log2, Math.Log2);
        yield return Case("log10f", Logarithms.Log10, Math.Log10);
        yield return Case("sinf", Trigonometry.Sin, Math.Sin);
        yield return Case("cosf", Trigonometry.Cos, Math.Cos);
        yield return Case("tanf", Trigonometry.Tan, Math.Tan);
        yield return Case("asinf", InverseTrigonometry.Asin, Math.Asin);
        yield return Case("acosf", InverseTrigonometry.Acos, Math.Acos);
        yield return Case("atanf", InverseTrigonometry.Atan, Math.Atan);
        yield return Case("sinhf", Hyperbolics.Sinh, Math.Sinh);
        yield return Case("coshf", Hyperbolics.Cosh, Math.Cosh);
        yield return Case("tanhf", Hyperbolics.Tanh, Math.Tanh);
        yield return Case("asinhf", InverseHyperbolics.Asinh, Math.Asinh);
        yield return Case("acoshf", InverseHyperbolics.Acosh, Math.Acosh);
        yield return Case("atanhf", InverseHyperbolics.Atanh, Math.Atanh);
        yield return Case("cbrtf", Roots.Cbrt, Math.Cbrt);
        yield return Case("sqrtf", Roots.Sqrt, Math.Sqrt);
        yield return Case("floorf", Rounding.Floor, Math.Floor);
        yield return Case("ceilf", Rounding.Ceiling, Math.Ceiling);
    }

    [TestCaseSource(nameof(Functions))]
    public void ResultIsTheRoundedDouble(Func<float, float> function, Func<double, double> host)
    {
        var random = new Random(4);
        int different = 0;
        for (int i = 0; i < Count; i++)
        {
            float x = (i & 1) == 0
                ? BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue))
                : (float)Samples.Spread(random, -12, 8);
            float expected = (float)host(x);
            different += function(x).Equals(expected) ? 0 : 1;
        }

        Assert.That(different, Is.LessThanOrEqualTo(1));
    }

    [Test]
    public void TwoArgumentFunctionsGiveTheRoundedDouble()
    {
        var random = new Random(5);
        for (int i = 0; i < Count; i++)
        {
            float x = (float)Samples.Spread(random, -30, 30);
            float y = (float)Samples.Spread(random, -4, 4);
            Assert.That(Powers.Pow(x, y), Is.EqualTo((float)Math.Pow(x, y)));
            Assert.That(InverseTrigonometry.Atan2(x, y), Is.EqualTo((float)Math.Atan2(x, y)));
            Assert.That(Remainders.Mod(x, y), Is.EqualTo(x % y));
        }
    }

    private static TestCaseData Case(string name, Func<float, float> function, Func<double, double> host) =>
        new TestCaseData(function, host).SetName("Rounded double: " + name);
}
