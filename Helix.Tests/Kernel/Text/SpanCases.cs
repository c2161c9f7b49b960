using System;
using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Helix.Tests.Kernel.Text;

/// <summary>Spans, memory, slices, casts, searches, binary primitives, pools and sequences.</summary>
internal static class SpanCases
{
    [KernelCase]
    public static void SlicesShareStorage(CaseOutput output)
    {
        int[] numbers = [1, 2, 3, 4, 5];
        Span<int> middle = numbers.AsSpan(1, 3);
        middle[0] = 20;
        middle[^1] = 40;
        output.PrintAll(numbers);
        middle.Reverse();
        output.PrintAll(numbers);
        middle.Clear();
        output.PrintAll(numbers);
        output.Print(middle.IsEmpty || Span<int>.Empty.Length > 0);
    }

    [KernelCase]
    public static void SearchAndCompare(CaseOutput output)
    {
        ReadOnlySpan<char> text = "needle in a haystack with another needle";
        output.Print(text.IndexOf("needle"));
        output.Print(text.LastIndexOf("needle"));
        output.Print(text.IndexOfAny('y', 'w'));
        output.Print(text.Count('e'));
        output.Print(text.StartsWith("need"));
        output.Print(text.SequenceCompareTo("needless") < 0);
        output.Print(text[..6].SequenceEqual("needle"));
        output.Print(text.IndexOfAnyExceptInRange('a', 'z'));
        output.Print(text.ContainsAny(SearchValues.Create("xyz")));
        output.Print("  trimmed ".AsSpan().Trim().ToString());
    }

    [KernelCase]
    public static void SearchesOverAllLengths(CaseOutput output)
    {
        byte[] bytes = new byte[300];
        int wrong = 0;
        for (int length = 1; length <= bytes.Length; length++)
        {
            bytes.AsSpan().Clear();
            bytes[length - 1] = 9;
            wrong += bytes.AsSpan().IndexOf((byte)9) == length - 1 ? 0 : 1;
            wrong += bytes.AsSpan(0, length).LastIndexOf((byte)9) == length - 1 ? 0 : 1;
            wrong += bytes.AsSpan(0, length - 1).Contains((byte)9) ? 1 : 0;
        }

        output.Print(wrong);
    }

    [KernelCase]
    public static void OverlappingCopies(CaseOutput output)
    {
        byte[] bytes = new byte[600];
        int wrong = 0;
        for (int shift = 1; shift < 70; shift += 3)
        {
            for (int i = 0; i < bytes.Length; i++)
            {
                bytes[i] = (byte)(i * 7);
            }

            bytes.AsSpan(0, 500).CopyTo(bytes.AsSpan(shift));
            for (int i = 0; i < 500; i++)
            {
                wrong += bytes[i + shift] == (byte)(i * 7) ? 0 : 1;
            }
        }

        output.Print(wrong);
    }

    [KernelCase]
    public static void ReinterpretingCasts(CaseOutput output)
    {
        byte[] bytes = [1, 0, 0, 0, 2, 0, 0, 0, 255, 255, 255, 255];
        output.PrintSpan<int>(MemoryMarshal.Cast<byte, int>(bytes));
        output.Print(MemoryMarshal.Read<long>(bytes));
        output.Print(MemoryMarshal.AsBytes<char>("AB".AsSpan())[2]);
        double[] reals = [1.0];
        output.Print(MemoryMarshal.Cast<double, ulong>(reals)[0].ToString("X"));
    }

    [KernelCase]
    public static void BinaryPrimitivesBothOrders(CaseOutput output)
    {
        byte[] buffer = new byte[16];
        BinaryPrimitives.WriteInt32BigEndian(buffer, 0x01020304);
        BinaryPrimitives.WriteUInt64LittleEndian(buffer.AsSpan(4), 0x1122334455667788);
        BinaryPrimitives.WriteInt16BigEndian(buffer.AsSpan(12), -2);
        output.PrintAll(buffer);
        output.Print(BinaryPrimitives.ReadInt32LittleEndian(buffer));
        output.Print(BinaryPrimitives.ReverseEndianness(0x11223344).ToString("X"));
        output.Print(BitConverter.ToUInt16(buffer, 12));
    }

    [KernelCase]
    public static void MemoryAndPools(CaseOutput output)
    {
        Memory<int> memory = new int[] { 1, 2, 3, 4 };
        memory.Slice(2).Span[0] = 33;
        output.PrintAll(memory.ToArray());
        byte[] rented = ArrayPool<byte>.Shared.Rent(1000);
        output.Print(rented.Length >= 1000);
        ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        using IMemoryOwner<char> owner = MemoryPool<char>.Shared.Rent(10);
        owner.Memory.Span[..10].Fill('m');
        output.Print(owner.Memory.Span[..10].ToString());
        var writer = new ArrayBufferWriter<byte>();
        writer.Write<byte>([1, 2, 3]);
        writer.Write("é"u8);
        output.PrintAll(writer.WrittenSpan.ToArray());
    }

    [KernelCase]
    public static void SplitAndSort(CaseOutput output)
    {
        ReadOnlySpan<char> text = "30,4,17,,5";
        int sum = 0, parts = 0;
        foreach (Range range in text.Split(','))
        {
            parts++;
            sum += int.TryParse(text[range], out int number) ? number : 0;
        }

        output.Print(parts + " " + sum);
        Span<int> numbers = [5, -3, 8, 0];
        numbers.Sort(static (a, b) => b - a);
        output.PrintSpan<int>(numbers);
        output.Print(numbers.BinarySearch(0) != 99);
    }
}
