using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Helix.Interfaces.Console;
using Helix.Kernel.Core.Terminal;
using NUnit.Framework;

namespace Helix.Tests.Unit.Core;

[TestFixture]
internal sealed class AnsiEncoderTests
{
    /// <summary>What a key sends is read as that key again.</summary>
    [Test]
    public void DecoderGivesTheKeyBack()
    {
        KeyEvent[] characters = [.. "aZ09 ~ä€".Select(character => KeyEvent.Of(character))];
        KeyEvent[] keys =
        [
            .. Enum.GetValues<Key>().Where(key => key is not (Key.None or Key.Character)).Select(key => KeyEvent.Of(key)),
            .. characters,
            KeyEvent.Of('c', KeyModifiers.Control),
            KeyEvent.Of('x', KeyModifiers.Alt),
        ];
        foreach (KeyEvent key in keys)
        {
            var decoder = new AnsiDecoder();
            var decoded = new Queue<KeyEvent>();
            foreach (byte value in Encoding.UTF8.GetBytes(AnsiEncoder.Encode(key)))
            {
                decoder.Decode(value, decoded);
            }

            decoder.Flush(decoded);
            Assert.That(decoded, Is.EqualTo(new[] { key }), key.ToString());
        }
    }

    // ^ stands for the escape character, which the names of test cases cannot hold.
    [TestCase(Key.Up, KeyModifiers.Control, "^[1;5A")]
    [TestCase(Key.Delete, KeyModifiers.Shift, "^[3;2~")]
    [TestCase(Key.F1, KeyModifiers.None, "^OP")]
    [TestCase(Key.F2, KeyModifiers.Alt, "^[1;3Q")]
    [TestCase(Key.Tab, KeyModifiers.Shift, "^[Z")]
    [TestCase(Key.None, KeyModifiers.None, "")]
    public void ModifiersAreSentAsXtermDoes(Key key, KeyModifiers modifiers, string expected) =>
        Assert.That(AnsiEncoder.Encode(KeyEvent.Of(key, modifiers)), Is.EqualTo(expected.Replace('^', '\u001b')));

    [Test]
    public void ControlGivesControlCharacters()
    {
        Assert.That(AnsiEncoder.Encode(KeyEvent.Of('c', KeyModifiers.Control)), Is.EqualTo("\u0003"));
        Assert.That(AnsiEncoder.Encode(KeyEvent.Of(' ', KeyModifiers.Control)), Is.EqualTo("\0"));
    }
}
