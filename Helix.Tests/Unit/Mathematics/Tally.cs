using NUnit.Framework;

namespace Helix.Tests.Unit.Mathematics;

/// <summary>Counts equal results, and fails on one that is too far off. NaN, infinities and zeros must be equal.</summary>
internal sealed class Tally(long largestDistance)
{
    private int _count;
    private int _equal;

    internal double ExactShare => (double)_equal / _count;

    internal void Compare(double actual, double expected, double x, double y)
    {
        long distance = Samples.Distance(actual, expected);
        _count++;
        _equal += distance == 0 ? 1 : 0;
        bool isSpecial = !double.IsFinite(expected) || expected == 0;
        if (distance > (isSpecial ? 0 : largestDistance))
        {
            Assert.Fail($"f({x:R}, {y:R}) = {actual:R}, but the host has {expected:R}");
        }
    }
}
