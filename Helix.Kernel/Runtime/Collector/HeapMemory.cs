using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Helix.Kernel.Runtime.Collector;

/// <summary>Memory of the heap: committed and given back within the limit, cleared fast. Interrupts are off.</summary>
internal static unsafe class HeapMemory
{
    public static bool Commit(ulong address, ulong sizeBytes)
    {
        ref HeapState heap = ref Heap.State;
        if (heap.CommittedBytes + sizeBytes > heap.Environment.MaximumBytes || !heap.Environment.Commit(address, sizeBytes))
        {
            return false;
        }

        heap.CommittedBytes += sizeBytes;
        if (heap.CommittedBytes > heap.Statistics.PeakCommittedBytes)
        {
            heap.Statistics.PeakCommittedBytes = heap.CommittedBytes;
        }

        return true;
    }

    public static void Decommit(ulong address, ulong sizeBytes)
    {
        ref HeapState heap = ref Heap.State;
        heap.Environment.Decommit(address, sizeBytes);
        heap.CommittedBytes -= sizeBytes;
    }

    /// <summary>Stops the threads on other processors until interrupts, which are off, are restored.</summary>
    public static void StopWorld(ref HeapState heap)
    {
        if (heap.Environment.StopWorld != null)
        {
            heap.Environment.StopWorld();
        }
    }

    /// <summary>Clears memory whose address and size are multiples of a line.</summary>
    public static void ClearLines(byte* start, ulong sizeBytes)
    {
        for (byte* end = start + sizeBytes; start < end; start += HeapLayout.LineBytes)
        {
            Vector128<byte> zero = Vector128<byte>.Zero;
            zero.Store(start);
            zero.Store(start + 16);
            zero.Store(start + 32);
            zero.Store(start + 48);
            zero.Store(start + 64);
            zero.Store(start + 80);
            zero.Store(start + 96);
            zero.Store(start + 112);
        }
    }

    /// <summary>Clears memory of any alignment; whole aligned words at a time where there are any.</summary>
    public static void Clear(byte* start, ulong sizeBytes)
    {
        byte* end = start + sizeBytes;
        while (start < end && ((ulong)start & 7) != 0)
        {
            *start++ = 0;
        }

        ulong lines = (ulong)(end - start) & ~(HeapLayout.LineBytes - 1);
        ClearLines(start, lines);
        start += lines;
        for (; end - start >= 8; start += 8)
        {
            *(ulong*)start = 0;
        }

        while (start < end)
        {
            *start++ = 0;
        }
    }

    /// <summary>Copies words, overlap allowed; each moves in one piece, so that nobody sees half a reference.</summary>
    public static void MoveWords(ulong* destination, ulong* source, ulong count)
    {
        if ((ulong)destination - (ulong)source >= count * 8)
        {
            for (; count >= 4; count -= 4, source += 4, destination += 4)
            {
                ulong a = source[0], b = source[1], c = source[2], d = source[3];
                destination[0] = a;
                destination[1] = b;
                destination[2] = c;
                destination[3] = d;
            }

            for (; count != 0; count--)
            {
                *destination++ = *source++;
            }

            return;
        }

        while (count != 0)
        {
            count--;
            destination[count] = source[count];
        }
    }

    /// <summary>Ends the system unless <paramref name="condition"/> holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Require(bool condition, System.ReadOnlySpan<byte> message)
    {
        if (!condition)
        {
            Fail(message);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Fail(System.ReadOnlySpan<byte> message)
    {
        delegate*<System.ReadOnlySpan<byte>, void> panic = Heap.State.Environment.Panic;
        panic(message);
    }
}
