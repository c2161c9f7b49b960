using System.Collections.Generic;
using Helix.Kernel.Core.Configuration;
using NUnit.Framework;

namespace Helix.Tests.Unit.Core;

[TestFixture]
internal sealed class CommandLineTests
{
    private readonly List<string> _settings = [];
    private readonly List<string> _warnings = [];

    [SetUp]
    public void Empty()
    {
        _settings.Clear();
        _warnings.Clear();
    }

    [TestCase("quiet", "|quiet|")]
    [TestCase("kernel=shell", "|kernel|shell")]
    [TestCase("serial.port=0x2f8", "serial|port|0x2f8")]
    [TestCase("a.b.c=1", "a|b.c|1")]
    [TestCase("key=a=b", "|key|a=b")]
    [TestCase("key=\"two words\"", "|key|two words")]
    [TestCase("key=", "|key|")]
    [TestCase("  key=1  ", "|key|1")]
    public void AWordIsRead(string text, string expected)
    {
        Read(text);
        Assert.That(_settings, Is.EqualTo(new[] { expected }));
        Assert.That(_warnings, Is.Empty);
    }

    [Test]
    public void WordsAreReadInOrder()
    {
        Read("a=1\tb=2\n c");
        Assert.That(_settings, Is.EqualTo(new[] { "|a|1", "|b|2", "|c|" }));
    }

    [TestCase("=1")]
    [TestCase(".key=1")]
    [TestCase("group.=1")]
    [TestCase("k\u00e9y=1")]
    [TestCase("\"\"")]
    [TestCase("!?")]
    public void WhatMakesNoSenseIsSkippedWithAWarning(string text)
    {
        Read("before " + text + " after");
        Assert.That(_settings, Is.EqualTo(new[] { "|before|", "|after|" }));
        Assert.That(_warnings, Has.Count.EqualTo(1));
    }

    [Test]
    public void AnOpenQuotationMarkIsReported()
    {
        Read("key=\"a b");
        Assert.That(_settings, Is.EqualTo(new[] { "|key|a b" }));
        Assert.That(_warnings, Has.Count.EqualTo(1));
    }

    [Test]
    public void ControlCharactersInAValueAreReplaced()
    {
        Read("key=a\u001bb");
        Assert.That(_settings, Is.EqualTo(new[] { "|key|a?b" }));
    }

    [Test]
    public void TooLongTextIsCutOff()
    {
        Read(new string('x', CommandLine.MaximumLength) + " tail");
        Assert.That(_settings, Has.Count.EqualTo(1));
        Assert.That(_warnings, Has.Count.EqualTo(1));
    }

    [Test]
    public void NoTextMakesItThrow([Random(0, int.MaxValue, 50)] int seed)
    {
        var random = new System.Random(seed);
        char[] text = new char[random.Next(200)];
        for (int i = 0; i < text.Length; i++)
        {
            text[i] = random.Next(3) == 0 ? "=.\" \t-"[random.Next(6)] : (char)random.Next(0x180);
        }

        Assert.That(() => Read(new string(text)), Throws.Nothing);
    }

    private void Read(string text) =>
        CommandLine.Read(text, (group, key, value) => _settings.Add($"{group}|{key}|{value}"), _warnings.Add);
}
