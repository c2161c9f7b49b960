using System;
using Helix.Interfaces.Modules;
using NUnit.Framework;

namespace Helix.Tests.Unit.Interfaces;

[TestFixture]
internal sealed class VersionTests
{
    [TestCase("1", "1.0.0")]
    [TestCase("1.2", "1.2.0")]
    [TestCase("1.2.3", "1.2.3")]
    [TestCase("65535.0.65535", "65535.0.65535")]
    public void AVersionIsRead(string text, string expected)
    {
        Assert.That(ModuleVersion.TryParse(text, out ModuleVersion version));
        Assert.That(version.ToString(), Is.EqualTo(expected));
    }

    [TestCase("")]
    [TestCase(null)]
    [TestCase("1.2.3.4")]
    [TestCase("1..2")]
    [TestCase("-1")]
    [TestCase("65536")]
    [TestCase("1.x")]
    [TestCase(" 1")]
    public void OtherTextIsNoVersion(string? text) => Assert.That(ModuleVersion.TryParse(text, out _), Is.False);

    [Test]
    public void VersionsAreOrderedByMajorThenMinorThenPatch()
    {
        ModuleVersion[] ascending = [new(0, 0, 9), new(0, 1, 0), new(0, 10, 0), new(1, 0, 0), new(1, 0, 1), new(2, 0, 0)];
        Assert.That(ascending, Is.Ordered);
        Assert.That(new ModuleVersion(1, 2, 3) <= new ModuleVersion(1, 2, 3));
        Assert.That(new ModuleVersion(1, 2, 3) == new ModuleVersion(1, 2, 3));
    }

    [TestCase("*", "0.0.0", true)]
    [TestCase("1.2", "1.2.0", true)]
    [TestCase("1.2", "9.0.0", true)]
    [TestCase("1.2", "1.1.9", false)]
    [TestCase("[1.0,2.0)", "1.0.0", true)]
    [TestCase("[1.0,2.0)", "1.9.9", true)]
    [TestCase("[1.0,2.0)", "2.0.0", false)]
    [TestCase("(1.0,2.0]", "1.0.0", false)]
    [TestCase("(1.0,2.0]", "2.0.0", true)]
    [TestCase("(,2.0)", "0.0.0", true)]
    [TestCase("(1.0,)", "1.0.0", false)]
    [TestCase("(1.0,)", "1.0.1", true)]
    [TestCase("[1.2]", "1.2.0", true)]
    [TestCase("[1.2]", "1.2.1", false)]
    [TestCase("[ 1.0 , 2.0 ]", "2.0.0", true)]
    public void ARangeContains(string range, string version, bool expected)
    {
        ModuleVersion.TryParse(version, out ModuleVersion parsed);
        Assert.That(VersionRange.Parse(range).Contains(parsed), Is.EqualTo(expected));
    }

    [TestCase("")]
    [TestCase("[1.0")]
    [TestCase("1.0]")]
    [TestCase("[2.0,1.0]")]
    [TestCase("[1.0,1.0)")]
    [TestCase("(1.0)")]
    [TestCase("[]")]
    [TestCase("[1,2,3]")]
    [TestCase("any")]
    public void OtherTextIsNoRange(string text)
    {
        Assert.That(VersionRange.TryParse(text, out _), Is.False);
        Assert.That(() => VersionRange.Parse(text), Throws.TypeOf<FormatException>());
    }
}
