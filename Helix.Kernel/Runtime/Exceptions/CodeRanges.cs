using System.Runtime.CompilerServices;
using System.Threading;

namespace Helix.Kernel.Runtime.Exceptions;

/// <summary>
/// All managed code: the kernel image and the loaded modules, sorted by address. Lookups take no lock, allocate nothing
/// and may happen on any thread at any time, also in interrupt handlers; changes are made by one thread at a time.
/// </summary>
/// <remarks>A change is prepared in the half of the table that is not in use, and published by one store.</remarks>
public static unsafe class CodeRanges
{
    /// <summary>Number of ranges that the table holds.</summary>
    public const int Capacity = 128;

    private static Halves s_halves;

    /// <summary>Bit 0: half in use; bits 1-15: number of ranges; above: number of the change.</summary>
    private static uint s_state;

    /// <summary>Adds a range. False when the table is full, the range is empty or it overlaps another.</summary>
    public static bool Register(in CodeRange range)
    {
        uint state = s_state;
        int count = Count(state);
        CodeRange* from = Entries(state);
        int at = LastStartingAtOrBefore(from, count, (ulong)range.Start) + 1;
        if (count == Capacity || range.Start >= range.End || (at < count && range.End > from[at].Start)
            || (at > 0 && from[at - 1].End > range.Start))
        {
            return false;
        }

        CodeRange* to = Entries(state ^ 1);
        Copy(from, to, at);
        to[at] = range;
        Copy(from + at, to + at + 1, count - at);
        Publish(state, count + 1);
        return true;
    }

    /// <summary>Removes the range that starts at the address, and what was remembered of its code.</summary>
    public static bool Unregister(ulong start)
    {
        uint state = s_state;
        int count = Count(state);
        CodeRange* from = Entries(state);
        int at = LastStartingAtOrBefore(from, count, start);
        if (at < 0 || (ulong)from[at].Start != start)
        {
            return false;
        }

        CodeRange* to = Entries(state ^ 1);
        Copy(from, to, at);
        Copy(from + at + 1, to + at, count - at - 1);
        Publish(state, count - 1);

        // A reader that is still there finds that the state has changed. What is left would look like a reference to the code.
        for (int i = 0; i < count; i++)
        {
            from[i] = default;
        }

        FrameCache.Clear();
        return true;
    }

    /// <summary>Whether the address is managed code.</summary>
    public static bool IsManaged(ulong address) => TryFind(address, out _);

    /// <summary>Finds the range whose code holds the address.</summary>
    internal static bool TryFind(ulong address, out CodeRange range)
    {
        uint state;
        bool found;
        do
        {
            state = Volatile.Read(ref s_state);
            CodeRange* entries = Entries(state);
            int at = LastStartingAtOrBefore(entries, Count(state), address);
            found = at >= 0 && entries[at].Contains(address);
            range = found ? entries[at] : default;
        }
        while (Volatile.Read(ref s_state) != state);
        return found;
    }

    /// <summary>Whether the address is an unboxing stub.</summary>
    internal static bool IsUnboxingStub(ulong address)
    {
        uint state;
        bool found;
        do
        {
            state = Volatile.Read(ref s_state);
            CodeRange* entries = Entries(state);
            found = false;
            for (int i = 0; i < Count(state); i++)
            {
                found |= entries[i].ContainsUnboxingStub(address);
            }
        }
        while (Volatile.Read(ref s_state) != state);
        return found;
    }

    private static int LastStartingAtOrBefore(CodeRange* entries, int count, ulong address)
    {
        int low = 0;
        while (count > 0)
        {
            int half = count >> 1;
            if ((ulong)entries[low + half].Start <= address)
            {
                low += half + 1;
                count -= half + 1;
            }
            else
            {
                count = half;
            }
        }

        return low - 1;
    }

    private static void Copy(CodeRange* from, CodeRange* to, int count)
    {
        for (int i = 0; i < count; i++)
        {
            to[i] = from[i];
        }
    }

    private static void Publish(uint state, int count) =>
        Volatile.Write(ref s_state, (((state >> 16) + 1) << 16) | ((uint)count << 1) | ((state & 1) ^ 1));

    private static int Count(uint state) => (int)((state >> 1) & 0x7fff);

    private static CodeRange* Entries(uint state) =>
        (CodeRange*)Unsafe.AsPointer(ref s_halves) + ((state & 1) * Capacity);

    [InlineArray(2 * Capacity)]
    private struct Halves
    {
        private CodeRange _first;
    }
}
