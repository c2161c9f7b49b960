using System.Collections.Generic;
using Helix.Drivers.Ps2Keyboard;
using Helix.Interfaces.Console;
using NUnit.Framework;

namespace Helix.Tests.Unit.Drivers;

[TestFixture]
internal sealed class ScanCodeTests
{
    private static readonly object[] Codes =
    [
        new object[] { new byte[] { 0x1E }, KeyEvent.Of('a') },
        new object[] { new byte[] { 0x39 }, KeyEvent.Of(' ') },
        new object[] { new byte[] { 0x2A, 0x1E }, KeyEvent.Of('A', KeyModifiers.Shift) },
        new object[] { new byte[] { 0x36, 0x02 }, KeyEvent.Of('!', KeyModifiers.Shift) },
        new object[] { new byte[] { 0x2A, 0xAA, 0x02 }, KeyEvent.Of('1') },
        new object[] { new byte[] { 0x2A, 0x36, 0xAA, 0x1E }, KeyEvent.Of('A', KeyModifiers.Shift) },
        new object[] { new byte[] { 0x3A, 0xBA, 0x1E }, KeyEvent.Of('A') },
        new object[] { new byte[] { 0x3A, 0xBA, 0x02 }, KeyEvent.Of('1') },
        new object[] { new byte[] { 0x3A, 0xBA, 0x2A, 0x1E }, KeyEvent.Of('a', KeyModifiers.Shift) },
        new object[] { new byte[] { 0x3A, 0xBA, 0x3A, 0xBA, 0x1E }, KeyEvent.Of('a') },
        new object[] { new byte[] { 0x1D, 0x2E }, KeyEvent.Of('c', KeyModifiers.Control) },
        new object[] { new byte[] { 0x3A, 0xBA, 0x1D, 0x2E }, KeyEvent.Of('c', KeyModifiers.Control) },
        new object[] { new byte[] { 0xE0, 0x1D, 0x2E }, KeyEvent.Of('c', KeyModifiers.Control) },
        new object[] { new byte[] { 0x1D, 0x9D, 0x2E }, KeyEvent.Of('c') },
        new object[] { new byte[] { 0x38, 0x30 }, KeyEvent.Of('b', KeyModifiers.Alt) },
        new object[] { new byte[] { 0xE0, 0x38, 0x30 }, KeyEvent.Of('b', KeyModifiers.AltGr) },
        new object[] { new byte[] { 0x1C }, KeyEvent.Of(Key.Enter) },
        new object[] { new byte[] { 0xE0, 0x1C }, KeyEvent.Of(Key.Enter) },
        new object[] { new byte[] { 0x0E }, KeyEvent.Of(Key.Backspace) },
        new object[] { new byte[] { 0x0F }, KeyEvent.Of(Key.Tab) },
        new object[] { new byte[] { 0x01 }, KeyEvent.Of(Key.Escape) },
        new object[] { new byte[] { 0x3B }, KeyEvent.Of(Key.F1) },
        new object[] { new byte[] { 0x44 }, KeyEvent.Of(Key.F10) },
        new object[] { new byte[] { 0x58 }, KeyEvent.Of(Key.F12) },
        new object[] { new byte[] { 0xE0, 0x48 }, KeyEvent.Of(Key.Up) },
        new object[] { new byte[] { 0xE0, 0x2A, 0xE0, 0x4B }, KeyEvent.Of(Key.Left) },
        new object[] { new byte[] { 0xE0, 0x53 }, KeyEvent.Of(Key.Delete) },
        new object[] { new byte[] { 0x47 }, KeyEvent.Of('7') },
        new object[] { new byte[] { 0x45, 0xC5, 0x47 }, KeyEvent.Of(Key.Home) },
        new object[] { new byte[] { 0x2A, 0x47 }, KeyEvent.Of(Key.Home, KeyModifiers.Shift) },
        new object[] { new byte[] { 0x4E }, KeyEvent.Of('+') },
        new object[] { new byte[] { 0xE0, 0x35 }, KeyEvent.Of('/') },
        new object[] { new byte[] { 0xE1, 0x1D, 0x45, 0xE1, 0x9D, 0xC5, 0x1E }, KeyEvent.Of('a') },
        new object[] { new byte[] { 0x2B }, KeyEvent.Of('\\') },
        new object[] { new byte[] { 0x2A, 0x28 }, KeyEvent.Of('"', KeyModifiers.Shift) },
        new object[] { new byte[] { 0x35 }, KeyEvent.Of('/') },
    ];

    [TestCaseSource(nameof(Codes))]
    public void CodesAreOneKey(byte[] codes, KeyEvent expected) => Assert.That(Decode(codes), Is.EqualTo(new[] { expected }));

    [Test]
    public void AReleaseIsNoKey() => Assert.That(Decode(0x1E, 0x9E), Has.Count.EqualTo(1));

    [Test]
    public void AllLettersAreWhereTheyAre()
    {
        List<KeyEvent> keys = Decode(
            0x10, 0x11, 0x12, 0x13, 0x14, 0x15, 0x16, 0x17, 0x18, 0x19, 0x1E, 0x1F, 0x20, 0x21, 0x22, 0x23, 0x24, 0x25, 0x26,
            0x2C, 0x2D, 0x2E, 0x2F, 0x30, 0x31, 0x32);
        Assert.That(string.Concat(keys.ConvertAll(key => key.Character)), Is.EqualTo("qwertyuiopasdfghjklzxcvbnm"));
    }

    [Test]
    public void NoCodeMakesItThrow([Random(0, int.MaxValue, 20)] int seed)
    {
        byte[] codes = new byte[2000];
        new System.Random(seed).NextBytes(codes);
        Assert.That(() => Decode(codes), Throws.Nothing);
    }

    private static List<KeyEvent> Decode(params byte[] codes)
    {
        var decoder = new ScanCodeDecoder();
        var keys = new List<KeyEvent>();
        foreach (byte code in codes)
        {
            if (decoder.TryDecode(code, out KeyEvent key))
            {
                keys.Add(key);
            }
        }

        return keys;
    }
}
