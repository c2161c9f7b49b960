using System;
using System.Collections.Generic;
using System.Linq;
using Helix.Interfaces.HostLink;
using NUnit.Framework;

namespace Helix.Tests.Unit.HostLink;

/// <summary>Frames as bytes and back, whole and damaged.</summary>
[TestFixture]
internal sealed class FrameTests
{
    private readonly LinkFrameWriter _writer = new();

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(LinkFrame.MostPayloadBytes)]
    public void AFrameComesBackAsItWas(int length)
    {
        byte[] payload = [.. Enumerable.Range(0x70, length).Select(static i => (byte)i)];
        List<Copy> read = Read(new LinkFrameReader(), Bytes(payload, offset: 7, total: 9000));
        Assert.That(read, Has.Count.EqualTo(1));
        Assert.That((read[0].Kind, read[0].Message, read[0].Offset, read[0].Total), Is.EqualTo((LinkFrameKind.Answer, 0xCAFE7E7Du, 7, 9000)));
        Assert.That(read[0].Payload, Is.EqualTo(payload));
    }

    [Test]
    public void TheBytesAreTheSpecifiedOnes()
    {
        byte[] bytes = _writer.Write(new LinkFrame(LinkFrameKind.Request, 0x7E, 0, 1, new byte[] { 0x7D })).ToArray();
        Assert.That(bytes[..21], Is.EqualTo(new byte[]
        {
            0x7E, 1, 0, 1, 0, 0x7D, 0x5E, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0x7D, 0x5D, bytes[20],
        }));
        Assert.That(bytes[^1], Is.EqualTo(0x7E));
    }

    [Test]
    public void EveryByteTogetherIsAsGoodAsEachAlone()
    {
        byte[] line = [.. Bytes([1, 2], 0, 2), .. Bytes([0x7E, 0x7D], 0, 2), .. Bytes([], 2, 2)];
        var reader = new LinkFrameReader();
        List<Copy> each = [.. line.SelectMany(value => Read(reader, [value]))];
        Assert.That(each.Select(frame => frame.Payload.Length), Is.EqualTo([2, 2, 0]));
        Assert.That(Read(new LinkFrameReader(), line).Select(frame => frame.Payload.Length), Is.EqualTo([2, 2, 0]));
    }

    [Test]
    public void AFrameAfterAnyGarbageIsFound()
    {
        var random = new Random(1);
        byte[] good = Bytes([1, 2, 3], 0, 3);
        for (int i = 0; i < 5_000; i++)
        {
            byte[] garbage = new byte[random.Next(1, 3 * LinkFrame.MostPayloadBytes)];
            random.NextBytes(garbage);
            Assert.That(Read(new LinkFrameReader(), [.. garbage, .. good]).Select(frame => frame.Payload), Is.EqualTo(new[] { new byte[] { 1, 2, 3 } }));
        }
    }

    [Test]
    public void NoChangedByteGetsThrough()
    {
        byte[] good = Bytes([.. Enumerable.Range(0, 64).Select(static i => (byte)i)], 0, 64);
        var reader = new LinkFrameReader();
        for (int i = 1; i < good.Length - 1; i++)
        {
            byte[] bad = [.. good];
            bad[i] ^= 0x01;
            Assert.That(Read(reader, bad), Is.Empty, $"byte {i}");
        }

        Assert.That(reader.Damaged, Is.GreaterThanOrEqualTo(good.Length - 2));
    }

    [TestCase(0, 0)]
    [TestCase(-1, 1)]
    [TestCase(1, 1)]
    [TestCase(0, LinkFrame.MostMessageBytes + 1)]
    [TestCase(int.MaxValue, 4)]
    public void APayloadOutsideItsMessageIsNoFrame(int offset, int total) =>
        Assert.That(Read(new LinkFrameReader(), Bytes([1], offset, total)), Is.Empty);

    [Test]
    public void APayloadThatIsTooLongIsRefused() =>
        Assert.That(() => Bytes(new byte[LinkFrame.MostPayloadBytes + 1], 0, 9000), Throws.TypeOf<ArgumentOutOfRangeException>());

    private static List<Copy> Read(LinkFrameReader reader, byte[] line)
    {
        var frames = new List<Copy>();
        ReadOnlySpan<byte> rest = line;
        while (reader.TryRead(ref rest, out LinkFrame frame))
        {
            frames.Add(new Copy(frame.Kind, frame.Message, frame.Offset, frame.Total, frame.Payload.ToArray()));
        }

        Assert.That(rest.Length, Is.Zero);
        return frames;
    }

    private byte[] Bytes(byte[] payload, int offset, int total) =>
        _writer.Write(new LinkFrame(LinkFrameKind.Answer, 0xCAFE7E7D, offset, total, payload)).ToArray();

    private sealed record Copy(LinkFrameKind Kind, uint Message, int Offset, int Total, byte[] Payload);
}
