using System;
using Helix.Interfaces.Memory;
using Helix.Interfaces.Tasks;
using NUnit.Framework;

namespace Helix.Tests.Unit.Interfaces;

[TestFixture]
internal sealed class PriorityTests
{
    [TestCase(0, true)]
    [TestCase(99, true)]
    [TestCase(100, false)]
    [TestCase(139, false)]
    public void TheFirstHundredAreRealTime(int value, bool realTime) => Assert.That(new Priority(value).IsRealTime, Is.EqualTo(realTime));

    [TestCase(-1)]
    [TestCase(140)]
    public void OtherValuesAreRefused(int value) => Assert.That(() => new Priority(value), Throws.TypeOf<ArgumentOutOfRangeException>());

    [TestCase(0, 0, 0)]
    [TestCase(100, 100, 0)]
    [TestCase(25, 100, 75)]
    public void FragmentationIsWhatLiesOutsideTheLongestRun(long largest, long free, int percent) =>
        Assert.That(new AllocatorStatistics(0, 0, 0, 0, 0, largest).FragmentationPercent(free), Is.EqualTo(percent));
}
