using System;
using Helix.Interfaces.Primitives;

namespace Helix.Tests.Kernel.Plugs;

/// <summary>The kernel's own functions in X# - copies, fills, bit scans - against what C# makes of the same, with any input.</summary>
internal static class MemoryPlugCases
{
    private const int Bytes = 9000;
    private const int Rounds = 400;

    [KernelCase]
    public static void CopiesOverlapOrNot(CaseOutput output)
    {
        var random = new Random(1);
        byte[] actual = new byte[Bytes];
        byte[] expected = new byte[Bytes];
        int wrong = 0;
        uint sum = 0;
        for (int round = 0; round < Rounds; round++)
        {
            random.NextBytes(actual);
            actual.AsSpan().CopyTo(expected);
            int length = random.Next(round % 2 == 0 ? 600 : 4500);
            int from = random.Next(Bytes - length);
            int to = random.Next(3) == 0 ? Math.Clamp(from + random.Next(-20, 20), 0, Bytes - length) : random.Next(Bytes - length);
            actual.AsSpan(from, length).CopyTo(actual.AsSpan(to, length));
            MoveByteByByte(expected, from, to, length);
            wrong += actual.AsSpan().SequenceEqual(expected) ? 0 : 1;
            sum = (sum * 31) + actual[to];
        }

        output.Print(wrong);
        output.Print(sum);
    }

    [KernelCase]
    public static void FillsOfAnyLength(CaseOutput output)
    {
        var random = new Random(2);
        byte[] actual = new byte[Bytes];
        int wrong = 0;
        for (int round = 0; round < Rounds; round++)
        {
            int length = random.Next(round % 2 == 0 ? 400 : 4500);
            int start = random.Next(Bytes - length);
            byte value = (byte)random.Next(1, 256);
            actual.AsSpan().Clear();
            actual.AsSpan(start, length).Fill(value);
            for (int i = 0; i < Bytes; i++)
            {
                wrong += actual[i] == (i >= start && i < start + length ? value : 0) ? 0 : 1;
            }
        }

        output.Print(wrong);
    }

    [KernelCase]
    public static void BitScans(CaseOutput output)
    {
        var random = new Random(3);
        int wrong = 0;
        for (int round = 0; round < 10 * Rounds; round++)
        {
            ulong word = ((ulong)random.NextInt64() << 1 | (uint)(round & 1)) >> random.Next(64);
            word = word == 0 ? 1 : word;
            wrong += BitScan.Highest(word) == BitScan.HighestInCSharp(word) && BitScan.Lowest(word) == BitScan.LowestInCSharp(word) ? 0 : 1;
        }

        output.Print(wrong);
        output.Print(BitScan.Highest(1));
        output.Print(BitScan.Lowest(1UL << 63));
    }

    private static void MoveByteByByte(byte[] bytes, int from, int to, int length)
    {
        for (int i = 0; i < length; i++)
        {
            int place = to <= from ? i : length - 1 - i;
            bytes[to + place] = bytes[from + place];
        }
    }
}
