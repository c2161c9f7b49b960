using System;
using Helix.Sdk.Build.Objects;
using NUnit.Framework;

namespace Helix.Tests.Unit.Build;

public sealed class ExceptionClausesTests
{
    [TestCase(new byte[] { 0x0a }, 5u)]
    [TestCase(new byte[] { 0x01, 0x02 }, 128u)]
    [TestCase(new byte[] { 0x03, 0x00, 0x02 }, 16384u)]
    [TestCase(new byte[] { 0x07, 0x00, 0x00, 0x02 }, 2097152u)]
    [TestCase(new byte[] { 0x0f, 0x78, 0x56, 0x34, 0x92 }, 0x92345678u)]
    public void NumbersOfEveryLengthAreRead(byte[] encoded, uint expected)
    {
        ReadOnlySpan<byte> data = [.. encoded, 0xff];
        uint number = ExceptionClauses.ReadNumber(ref data);
        Assert.That(number, Is.EqualTo(expected));
        Assert.That(data.Length, Is.EqualTo(1), "what is left behind the number");
    }

    [Test]
    public void OnlyFiltersAreReported()
    {
        byte[] clauses =
        [
            3 << 1,
            1 << 1, (2 << 3) | (0 << 1), 30 << 1, 0, 0, 0, 0,
            1 << 1, (2 << 3) | (1 << 1), 40 << 1,
            1 << 1, (2 << 3) | (2 << 1), 50 << 1, 60 << 1,
        ];
        Assert.That(ExceptionClauses.FilterOffsets(clauses), Is.EquivalentTo(new[] { 60u }));
    }
}
