using Helix.Interfaces.Configuration;
using NUnit.Framework;

namespace Helix.Tests.Unit.Interfaces;

[TestFixture]
internal sealed class ConfigTextTests
{
    [TestCase("10", 10)]
    [TestCase("-3", -3)]
    [TestCase("0x2F8", 0x2F8)]
    [TestCase("0Xff", 0xFF)]
    public void WholeNumbersAreRead(string text, int expected)
    {
        Assert.That(ConfigText.TryParse(text, out int value));
        Assert.That(value, Is.EqualTo(expected));
    }

    [TestCase("")]
    [TestCase("0x")]
    [TestCase("0xg")]
    [TestCase("ten")]
    [TestCase("99999999999")]
    public void OtherTextIsNoNumber(string text) => Assert.That(ConfigText.TryParse(text, out int _), Is.False);

    [TestCase("", true)]
    [TestCase("on", true)]
    [TestCase("YES", true)]
    [TestCase("1", true)]
    [TestCase("true", true)]
    [TestCase("off", false)]
    [TestCase("No", false)]
    [TestCase("0", false)]
    public void FlagsAreRead(string text, bool expected)
    {
        Assert.That(ConfigText.TryParse(text, out bool value));
        Assert.That(value, Is.EqualTo(expected));
    }

    [Test]
    public void AByteOutOfRangeIsRefused() => Assert.That(ConfigText.TryParse("0x100", out byte _), Is.False);
}
