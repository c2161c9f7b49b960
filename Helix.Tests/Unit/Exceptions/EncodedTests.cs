using Helix.Kernel.Runtime.Exceptions;
using NUnit.Framework;

namespace Helix.Tests.Unit.Exceptions;

[TestFixture]
internal sealed unsafe class EncodedTests
{
    [TestCase(new byte[] { 0x00 }, 0u, 1)]
    [TestCase(new byte[] { 0x7f }, 127u, 1)]
    [TestCase(new byte[] { 0x80, 0x01 }, 128u, 2)]
    [TestCase(new byte[] { 0xe5, 0x8e, 0x26 }, 624485u, 3)]
    [TestCase(new byte[] { 0xff, 0xff, 0xff, 0xff, 0x0f }, uint.MaxValue, 5)]
    public void ReadsUnsignedLeb128(byte[] bytes, uint expected, int length)
    {
        fixed (byte* start = bytes)
        {
            byte* cursor = start;
            Assert.That(Encoded.Unsigned(ref cursor), Is.EqualTo(expected));
            Assert.That((int)(cursor - start), Is.EqualTo(length));
        }
    }

    [TestCase(new byte[] { 0x02 }, 2, 1)]
    [TestCase(new byte[] { 0x78 }, -8, 1)]
    [TestCase(new byte[] { 0x80, 0x7f }, -128, 2)]
    [TestCase(new byte[] { 0xff, 0x00 }, 127, 2)]
    public void ReadsSignedLeb128(byte[] bytes, int expected, int length)
    {
        fixed (byte* start = bytes)
        {
            byte* cursor = start;
            Assert.That(Encoded.Signed(ref cursor), Is.EqualTo(expected));
            Assert.That((int)(cursor - start), Is.EqualTo(length));
        }
    }

    [TestCase(new byte[] { 0x02 }, 1u, 1)]
    [TestCase(new byte[] { 0xfe }, 127u, 1)]
    [TestCase(new byte[] { 0x01, 0x02 }, 128u, 2)]
    [TestCase(new byte[] { 0xfd, 0xff }, 0x3fffu, 2)]
    [TestCase(new byte[] { 0x03, 0x00, 0x02 }, 0x4000u, 3)]
    [TestCase(new byte[] { 0xfb, 0xff, 0xff }, 0x1fffffu, 3)]
    [TestCase(new byte[] { 0x07, 0x00, 0x00, 0x02 }, 0x200000u, 4)]
    [TestCase(new byte[] { 0xf7, 0xff, 0xff, 0xff }, 0xfffffffu, 4)]
    [TestCase(new byte[] { 0x0f, 0x78, 0x56, 0x34, 0x12 }, 0x12345678u, 5)]
    public void ReadsNativeFormatNumbers(byte[] bytes, uint expected, int length)
    {
        fixed (byte* start = bytes)
        {
            byte* cursor = start;
            Assert.That(Encoded.Native(ref cursor), Is.EqualTo(expected));
            Assert.That((int)(cursor - start), Is.EqualTo(length));
        }
    }

    [Test]
    public void ReadsSelfRelativePointers()
    {
        byte* bytes = stackalloc byte[] { 0xf0, 0xff, 0xff, 0xff };
        byte* cursor = bytes;
        Assert.That((ulong)Encoded.SelfRelative(ref cursor), Is.EqualTo((ulong)bytes - 16));
        Assert.That((ulong)cursor, Is.EqualTo((ulong)bytes + 4));
    }

    [Test]
    public void RefusesUnknownPointerEncodings()
    {
        byte* bytes = stackalloc byte[8];
        byte* cursor = bytes;
        Assert.That(Encoded.Pointer(ref cursor, 0x9b, out _), Is.False);
    }
}
