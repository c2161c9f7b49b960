using System;
using System.Text;
using Helix.Kernel.Runtime.Exceptions;
using NUnit.Framework;

namespace Helix.Tests.Unit.Exceptions;

/// <summary>Names from a small metadata blob in the class library's format.</summary>
[TestFixture]
internal sealed unsafe class MetadataNamesTests
{
    private const uint TypeDefinition = 58;
    private const uint TypeInstantiation = 60;
    private const uint TypeReference = 61;
    private const uint TypeSpecification = 62;

    /// <summary>
    /// 01 "Ht"; 04 "A"; 06 "B"; 08 root namespace {null, 0}; 10 namespace Ht {root, 01}; 16 type A {0, 0, 10, 04, 0, 0, 0};
    /// 24 type B {0, 0, 0, 06, 0, 0, 16}; 32 specification {instantiation at 36}; 36 instantiation {definition 24}.
    /// </summary>
    private static readonly byte[] s_blob =
    [
        0, 4, (byte)'H', (byte)'t', 2, (byte)'A', 2, (byte)'B', 0, 0,
        .. Handle(47, 8), 2, 0, 0, 0,
        0, 0, 20, 8, 0, 0, 0, 0,
        0, 0, 0, 12, 0, 0, 32, 0,
        .. Handle(60, 36), 0, 0,
        .. Handle(58, 24), 0, 0,
    ];

    [TestCase(TypeDefinition, 16u, "Ht.A")]
    [TestCase(TypeDefinition, 24u, "Ht.A.B")]
    [TestCase(TypeSpecification, 32u, "Ht.A.B")]
    [TestCase(TypeInstantiation, 36u, "Ht.A.B")]
    [TestCase(TypeDefinition, 0u, "")]
    [TestCase(TypeDefinition, 5000u, "")]
    [TestCase(7u, 16u, "")]
    public void NamesTypes(uint type, uint offset, string expected) => Assert.That(Name(type, offset, 64), Is.EqualTo(expected));

    [Test]
    public void CutsWhatDoesNotFit() => Assert.That(Name(TypeDefinition, 24, 5), Is.EqualTo("Ht.A."));

    [Test]
    public void EndsOnACircle()
    {
        byte[] circle = [0, 0, .. Handle(61, 2), 0];
        Assert.That(Name(circle, TypeReference, 2, 64), Is.EqualTo(string.Empty));
    }

    [TestCase(0ul, "0")]
    [TestCase(0x1ful, "1f")]
    [TestCase(ulong.MaxValue, "ffffffffffffffff")]
    [TestCase(0x10ul, "10")]
    public void WritesHexadecimal(ulong value, string expected)
    {
        Span<byte> memory = stackalloc byte[20];
        TextBuffer text = new(memory);
        text.AppendHex(value);
        Assert.That(Encoding.ASCII.GetString(memory[..text.Length]), Is.EqualTo(expected));
    }

    private static byte[] Handle(uint type, uint offset)
    {
        uint value = ((offset << 8) | type) << 2;
        return [(byte)(value | 1), (byte)(value >> 8)];
    }

    private static string Name(uint type, uint offset, int capacity) => Name(s_blob, type, offset, capacity);

    private static string Name(byte[] blob, uint type, uint offset, int capacity)
    {
        Span<byte> memory = stackalloc byte[capacity];
        TextBuffer text = new(memory);
        fixed (byte* start = blob)
        {
            new MetadataNames(start, (uint)blob.Length).AppendType(ref text, type, offset);
        }

        return Encoding.UTF8.GetString(memory[..text.Length]);
    }
}
