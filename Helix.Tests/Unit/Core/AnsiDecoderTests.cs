using System.Collections.Generic;
using System.Text;
using Helix.Interfaces.Console;
using Helix.Kernel.Core.Terminal;
using NUnit.Framework;

namespace Helix.Tests.Unit.Core;

[TestFixture]
internal sealed class AnsiDecoderTests
{
    private static readonly object[] Sequences =
    [
        new object[] { "a", KeyEvent.Of('a') },
        new object[] { "\u00e9", KeyEvent.Of('\u00e9') },
        new object[] { "\r", KeyEvent.Of(Key.Enter) },
        new object[] { "\n", KeyEvent.Of(Key.Enter) },
        new object[] { "\u007f", KeyEvent.Of(Key.Backspace) },
        new object[] { "\b", KeyEvent.Of(Key.Backspace) },
        new object[] { "\t", KeyEvent.Of(Key.Tab) },
        new object[] { "\u0001", KeyEvent.Of('a', KeyModifiers.Control) },
        new object[] { "\u001b[A", KeyEvent.Of(Key.Up) },
        new object[] { "\u001b[D", KeyEvent.Of(Key.Left) },
        new object[] { "\u001b[H", KeyEvent.Of(Key.Home) },
        new object[] { "\u001b[1~", KeyEvent.Of(Key.Home) },
        new object[] { "\u001b[4~", KeyEvent.Of(Key.End) },
        new object[] { "\u001b[3~", KeyEvent.Of(Key.Delete) },
        new object[] { "\u001b[5~", KeyEvent.Of(Key.PageUp) },
        new object[] { "\u001b[15~", KeyEvent.Of(Key.F5) },
        new object[] { "\u001b[17~", KeyEvent.Of(Key.F6) },
        new object[] { "\u001b[21~", KeyEvent.Of(Key.F10) },
        new object[] { "\u001b[24~", KeyEvent.Of(Key.F12) },
        new object[] { "\u001bOP", KeyEvent.Of(Key.F1) },
        new object[] { "\u001bOF", KeyEvent.Of(Key.End) },
        new object[] { "\u001b[1;5C", KeyEvent.Of(Key.Right, KeyModifiers.Control) },
        new object[] { "\u001b[1;2D", KeyEvent.Of(Key.Left, KeyModifiers.Shift) },
        new object[] { "\u001b[3;3~", KeyEvent.Of(Key.Delete, KeyModifiers.Alt) },
        new object[] { "\u001bb", KeyEvent.Of('b', KeyModifiers.Alt) },
    ];

    private readonly AnsiDecoder _decoder = new();
    private readonly Queue<KeyEvent> _keys = new();

    [SetUp]
    public void Empty() => _keys.Clear();

    [TestCaseSource(nameof(Sequences))]
    public void ASequenceIsOneKey(string text, KeyEvent expected)
    {
        var decoder = new AnsiDecoder();
        Decode(decoder, text);
        Assert.That(_keys, Is.EqualTo(new[] { expected }));
        Assert.That(decoder.HasPartial, Is.False);
    }

    [Test]
    public void ReturnAndLineFeedAreOneEnter()
    {
        Decode(_decoder, "\r\n\r\r\n\n");
        Assert.That(_keys, Has.Count.EqualTo(4));
    }

    [Test]
    public void ALoneEscapeIsTheEscapeKeyOnceItsTimeIsOver()
    {
        Decode(_decoder, "\u001b");
        Assert.That(_keys, Is.Empty);
        Assert.That(_decoder.HasPartial);
        _decoder.Flush(_keys);
        Assert.That(_keys, Is.EqualTo(new[] { KeyEvent.Of(Key.Escape) }));
        Assert.That(_decoder.HasPartial, Is.False);
    }

    [TestCase("\u001b[99~", ExpectedResult = 0)]
    [TestCase("\u001b[Z", ExpectedResult = 0)]
    [TestCase("\u001b[1;999999999999C", ExpectedResult = 1)]
    [TestCase("\u0000", ExpectedResult = 0)]
    [TestCase("\u001c", ExpectedResult = 0)]
    public int WhatIsUnknownGivesNoKeyAndDoesNotStick(string text)
    {
        var decoder = new AnsiDecoder();
        Decode(decoder, text);
        int count = _keys.Count;
        _keys.Clear();
        Decode(decoder, "x");
        Assert.That(_keys, Is.EqualTo(new[] { KeyEvent.Of('x') }));
        return count;
    }

    [Test]
    public void NoBytesMakeItThrow([Random(0, int.MaxValue, 20)] int seed)
    {
        var random = new System.Random(seed);
        var decoder = new AnsiDecoder();
        Assert.That(() =>
        {
            for (int i = 0; i < 5000; i++)
            {
                decoder.Decode(random.Next(4) == 0 ? (byte)0x1b : (byte)random.Next(256), _keys);
            }
        }, Throws.Nothing);
    }

    private void Decode(AnsiDecoder decoder, string text)
    {
        foreach (byte value in Encoding.UTF8.GetBytes(text))
        {
            decoder.Decode(value, _keys);
        }
    }
}
