using System.Collections.Generic;
using System.Linq;
using System.Text;
using Helix.Kernel.Core.Configuration;
using NUnit.Framework;

namespace Helix.Tests.Unit.Core;

[TestFixture]
internal sealed class ConfigFileTests
{
    private readonly List<string> _values = [];
    private readonly List<string> _warnings = [];

    [SetUp]
    public void Start()
    {
        _values.Clear();
        _warnings.Clear();
    }

    [TestCase("a.b=c", "a|b|c")]
    [TestCase("  a.b = c d \r\n", "a|b|c d")]
    [TestCase("key=value", "|key|value")]
    [TestCase("switch", "|switch|")]
    [TestCase("[disk]\nblocks=7\nserial.port=1", "disk|blocks|7 disk|serial.port|1")]
    [TestCase("a.b=\" c \"", "a|b| c ")]
    [TestCase("a.b=c=d", "a|b|c=d")]
    [TestCase("# a.b=c\n\n", "")]
    public void LinesAreRead(string text, string expected)
    {
        Read(text);
        Assert.That(string.Join(' ', _values), Is.EqualTo(expected));
        Assert.That(_warnings, Is.Empty);
    }

    [TestCase("=x")]
    [TestCase(".b=x")]
    [TestCase("a.=x")]
    [TestCase("[]")]
    [TestCase("[open")]
    [TestCase("a b=x")]
    [TestCase("\0\u0001=x")]
    public void WhatCannotBeReadIsSkippedAndNamed(string line)
    {
        Read("first=1\n" + line + "\nlast=2");
        Assert.That(_values, Is.EqualTo(new[] { "|first|1", "|last|2" }));
        Assert.That(_warnings.Single(), Does.Contain("line 2"));
    }

    [Test]
    public void AFileThatIsTooLongIsCut()
    {
        Read("a=1\n" + new string('#', ConfigFile.MaximumBytes) + "\nb=2");
        Assert.That(_values, Is.EqualTo(new[] { "|a|1" }));
        Assert.That(_warnings.Single(), Does.Contain("cut off"));
    }

    private void Read(string text) =>
        ConfigFile.Read(Encoding.UTF8.GetBytes(text), (group, key, value) => _values.Add($"{group}|{key}|{value}"), _warnings.Add);
}
