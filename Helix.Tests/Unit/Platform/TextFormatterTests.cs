using System;
using System.Text;
using Helix.Kernel.Runtime.Platform;
using NUnit.Framework;

namespace Helix.Tests.Unit.Platform;

[TestFixture]
internal sealed unsafe class TextFormatterTests
{
    [Test]
    public void IntegersAreFormattedAsInC(
        [Values("%d", "%i", "%u", "%x", "%X", "%o", "%5d|", "%-5d|", "%05d", "%+d", "% d",
            "%.3d", "%8.3d|", "%-8.3d|", "%08.3d|", "%c", "a%%b", "[%dm", "plain")]
        string format,
        [Values(0, 1, 7, 42, 65, -1, -42, 12345, int.MaxValue, int.MinValue)] int value)
    {
        byte[] pattern = Encoding.UTF8.GetBytes(format + "\0");
        byte* ours = stackalloc byte[64];
        byte* host = stackalloc byte[64];
        fixed (byte* start = pattern)
        {
            int length = TextFormatter.FormatInteger(ours, 64, start, value);
            Assert.That(length, Is.EqualTo(HostPlatform.FormatInteger(host, 64, start, value)));
            Assert.That(new ReadOnlySpan<byte>(ours, length + 1).SequenceEqual(new ReadOnlySpan<byte>(host, length + 1)));
        }
    }

    [Test]
    public void TextIsFormattedAsInC(
        [Values("%s", "%5s|", "%-5s|", "%.2s|", "<%s>", "%6.1s|")] string format,
        [Values("", "a", "helix")] string value)
    {
        byte[] pattern = Encoding.UTF8.GetBytes(format + "\0");
        byte[] argument = Encoding.UTF8.GetBytes(value + "\0");
        byte* ours = stackalloc byte[64];
        byte* host = stackalloc byte[64];
        fixed (byte* start = pattern, text = argument)
        {
            int length = TextFormatter.FormatText(ours, 64, start, text);
            Assert.That(length, Is.EqualTo(HostPlatform.FormatText(host, 64, start, text)));
            Assert.That(new ReadOnlySpan<byte>(ours, length + 1).SequenceEqual(new ReadOnlySpan<byte>(host, length + 1)));
        }
    }

    [Test]
    public void ShortBufferIsFilledAndTheWholeLengthReturned()
    {
        byte* buffer = stackalloc byte[8];
        new Span<byte>(buffer, 8).Fill(0xEE);
        fixed (byte* format = "abc%d\0"u8)
        {
            Assert.That(TextFormatter.FormatInteger(buffer, 5, format, 1234), Is.EqualTo(7));
            Assert.That(new ReadOnlySpan<byte>(buffer, 6).ToArray(), Is.EqualTo(new byte[] { 0x61, 0x62, 0x63, 0x31, 0, 0xEE }));
            Assert.That(TextFormatter.FormatInteger(null, 0, format, 1234), Is.EqualTo(7));
        }
    }

    [Test]
    public void UnknownConversionIsAnError()
    {
        byte* buffer = stackalloc byte[8];
        fixed (byte* format = "%q\0"u8, open = "%\0"u8)
        {
            Assert.That(TextFormatter.FormatInteger(buffer, 8, format, 1), Is.EqualTo(-1));
            Assert.That(TextFormatter.FormatInteger(buffer, 8, open, 1), Is.EqualTo(-1));
        }
    }
}
