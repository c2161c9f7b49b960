using System;
using System.Text;
using Helix.Kernel.Runtime.Platform;
using NUnit.Framework;

namespace Helix.Tests.Unit.Platform;

[TestFixture]
internal sealed unsafe class CMemoryTests
{
    [Test]
    public void MoveHandlesEveryOverlapAndLength()
    {
        byte[] expected = new byte[600];
        byte[] actual = new byte[600];
        for (int length = 0; length < 300; length += length < 40 ? 1 : 13)
        {
            for (int distance = -80; distance <= 80; distance++)
            {
                for (int i = 0; i < expected.Length; i++)
                {
                    expected[i] = actual[i] = (byte)(i * 7);
                }

                Buffer.BlockCopy(expected, 150, expected, 150 + distance, length);
                fixed (byte* start = actual)
                {
                    void* result = CMemory.Move(start + 150 + distance, start + 150, (nuint)length);
                    Assert.That((nint)result, Is.EqualTo((nint)(start + 150 + distance)));
                }

                Assert.That(actual.AsSpan().SequenceEqual(expected), $"length {length}, distance {distance}");
            }
        }
    }

    [Test]
    public void FillTouchesJustTheRange()
    {
        byte[] data = new byte[400];
        for (int start = 0; start < 20; start++)
        {
            for (int length = 0; length < 200; length++)
            {
                data.AsSpan().Fill(1);
                fixed (byte* first = data)
                {
                    CMemory.Fill(first + start, 0x1AB, (nuint)length);
                }

                Assert.That(data.AsSpan(start, length).IndexOfAnyExcept((byte)0xAB), Is.EqualTo(-1));
                Assert.That(data.AsSpan(0, start).IndexOfAnyExcept((byte)1), Is.EqualTo(-1));
                Assert.That(data.AsSpan(start + length).IndexOfAnyExcept((byte)1), Is.EqualTo(-1));
            }
        }
    }

    [Test]
    public void CompareFindsTheFirstDifferenceWithoutSign()
    {
        byte[] left = new byte[40];
        byte[] right = new byte[40];
        fixed (byte* first = left, second = right)
        {
            Assert.That(CMemory.Compare(first, second, 40), Is.Zero);
            for (int i = 0; i < 40; i++)
            {
                left[i] = 0x80;
                right[i] = 0x7F;
                Assert.That(CMemory.Compare(first, second, 40), Is.Positive);
                Assert.That(CMemory.Compare(second, first, 40), Is.Negative);
                Assert.That(CMemory.Compare(first, second, (nuint)i), Is.Zero);
                left[i] = right[i] = 3;
            }
        }
    }

    [Test]
    public void TextFunctionsStopAtTheZero()
    {
        fixed (byte* text = "kernel\0x"u8, shorter = "kern\0"u8)
        {
            Assert.That(CMemory.Length(text), Is.EqualTo((nuint)6));
            Assert.That(CMemory.CompareText(text, text), Is.Zero);
            Assert.That(CMemory.CompareText(text, shorter), Is.Positive);
            Assert.That(CMemory.CompareText(shorter, text), Is.Negative);
            Assert.That((nint)CMemory.Find(text, 'n', 6), Is.EqualTo((nint)(text + 3)));
            Assert.That((long)(nint)CMemory.Find(text, 'x', 6), Is.Zero);
        }
    }
}
