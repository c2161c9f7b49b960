using System;
using System.Runtime.CompilerServices;

namespace Helix.Kernel.Machine.Memory;

/// <summary>
/// What every frame of 4 KiB is, a byte each: the kernel's own account of its physical memory, whoever gives frames out. As long as no module
/// does, they are found here: single ones by a cursor that wanders down from the top. Low memory, which some devices need, is used last.
/// Frames are numbers, addresses divided by 4096. Not synchronised; allocates nothing.
/// </summary>
/// <param name="states">A zeroed byte for each frame: all are <see cref="FrameState.Fixed"/>. 8-aligned.</param>
/// <param name="frameCount">How many; a multiple of 8.</param>
public unsafe struct FrameMap(byte* states, ulong frameCount)
{
    /// <summary>What searches answer when nothing fits.</summary>
    public const ulong None = ulong.MaxValue;

    /// <summary>The logarithm of the number of frames in 2 MiB.</summary>
    public const int LargeOrder = 9;

    /// <summary>The logarithm of the number of frames in 1 GiB.</summary>
    public const int HugeOrder = 18;

    /// <summary>The first frame that is not below 16 MiB.</summary>
    private const ulong LowEnd = (16 << 20) / AddressSpaceLayout.PageSizeBytes;

    private const ulong Ones = 0x0101_0101_0101_0101;
    private const ulong HighBits = 0x8080_8080_8080_8080;

    private readonly byte* _states = states;
    private ulong _cursor = frameCount;

    /// <summary>The states, one after the other.</summary>
    public readonly byte* States => _states;

    /// <summary>How many frames it knows, whatever they are.</summary>
    public ulong FrameCount { get; } = frameCount;

    /// <summary>How many are free.</summary>
    public ulong FreeFrames { get; private set; }

    /// <summary>What a frame is; Fixed beyond the end.</summary>
    public readonly FrameState this[ulong frame] => frame < FrameCount ? (FrameState)_states[frame] : FrameState.Fixed;

    /// <summary>Whether the size of a frame is one that there is: 4 KiB, 2 MiB, 1 GiB.</summary>
    public static bool IsOrder(int order) => order is 0 or LargeOrder or HugeOrder;

    /// <summary>Makes a frame that was fixed a free one.</summary>
    public void Open(ulong frame)
    {
        _states[frame] = (byte)FrameState.Free;
        FreeFrames++;
    }

    /// <summary>Changes the state of a frame of 4 KiB that is not free and does not become so.</summary>
    public readonly void Set(ulong frame, FrameState state) => _states[frame] = (byte)state;

    /// <summary>Whether all of these frames are free.</summary>
    public readonly bool IsFree(ulong first, ulong count)
    {
        if (first >= FrameCount || count > FrameCount - first)
        {
            return false;
        }

        for (ulong frame = first; frame < first + count; frame++)
        {
            if (_states[frame] != (byte)FrameState.Free)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a frame is in use as one of this size, by who gives it back.</summary>
    /// <param name="frame">Its first frame of 4 KiB.</param>
    /// <param name="order">Its size.</param>
    /// <param name="lent"><see cref="FrameState.Lent"/> if a module gives it back, else <see cref="FrameState.Fixed"/>.</param>
    public readonly bool IsInUse(ulong frame, int order, FrameState lent) =>
        (frame & ((1UL << order) - 1)) == 0 && this[frame] == (StateOf(order) | lent);

    /// <summary>Puts a free frame of 4 KiB into use.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void TakeOne(ulong frame, FrameState state)
    {
        _states[frame] = (byte)state;
        FreeFrames--;
    }

    /// <summary>Makes a frame of 4 KiB free that is in use or kept.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void GiveOne(ulong frame)
    {
        _states[frame] = (byte)FrameState.Free;
        FreeFrames++;
    }

    /// <summary>Puts free frames of one size into use.</summary>
    /// <param name="first">The first frame of 4 KiB.</param>
    /// <param name="count">How many of that size.</param>
    /// <param name="order">The size.</param>
    /// <param name="state">What a frame of 4 KiB becomes; larger ones are in use.</param>
    public void Take(ulong first, ulong count, int order, FrameState state)
    {
        for (ulong frame = first; frame < first + (count << order); frame++)
        {
            bool isFirst = (frame & ((1UL << order) - 1)) == 0;
            _states[frame] = (byte)(order == 0 ? state : !isFirst ? FrameState.Inner : StateOf(order) | (state & FrameState.Lent));
        }

        FreeFrames -= count << order;
    }

    /// <summary>Makes a frame free that is in use or kept.</summary>
    public void Give(ulong first, int order)
    {
        for (ulong frame = first; frame < first + (1UL << order); frame++)
        {
            _states[frame] = (byte)FrameState.Free;
        }

        FreeFrames += 1UL << order;
    }

    /// <summary>Has single frames be looked for below a number first.</summary>
    public void StartBelow(ulong frame) => _cursor = Math.Min(frame, FrameCount);

    /// <summary>Looks for a free frame of 4 KiB, the next below the last one found; for one below 16 MiB when there are no others.</summary>
    /// <returns>Its number, or <see cref="None"/>.</returns>
    public ulong FindOne()
    {
        ulong frame = FindBelow(_cursor);
        if (frame == None || (frame < LowEnd && CountFreeLow() != FreeFrames))
        {
            frame = FindBelow(FrameCount);
        }

        _cursor = frame == None ? FrameCount : frame;
        return frame;
    }

    /// <summary>Looks for free frames in a row, the highest that fit.</summary>
    /// <param name="count">How many, at least 1.</param>
    /// <param name="order">The first is a multiple of 2 to this power.</param>
    /// <param name="limit">All are below this number.</param>
    /// <returns>The first one, or <see cref="None"/>.</returns>
    public readonly ulong FindRun(ulong count, int order, ulong limit)
    {
        ulong end = Math.Min(limit, FrameCount);
        while (count <= end)
        {
            ulong start = (end - count) >> order << order;
            ulong taken = LastTaken(start, start + count);
            if (taken == None)
            {
                return start;
            }

            // What follows a frame in use cannot be the end of a run that contains it.
            ulong free = FindBelow(taken);
            if (free == None)
            {
                break;
            }

            end = free + 1;
        }

        return None;
    }

    /// <summary>The next run of frames that are not fixed, or of frames in use of one size.</summary>
    /// <param name="from">Where to look from.</param>
    /// <param name="selection">Which ones; kept ones count as in use.</param>
    /// <param name="run">What was found.</param>
    /// <returns>False if there is none.</returns>
    public readonly bool NextRun(ulong from, FrameSelection selection, out FrameRun run)
    {
        run = default;
        while (from < FrameCount && !IsWanted(from, selection))
        {
            from++;
        }

        if (from >= FrameCount)
        {
            return false;
        }

        run.First = from;
        run.Order = selection == FrameSelection.Managed ? 0 : OrderOf(this[from]);
        ulong end = from + (1UL << run.Order);
        while (end < FrameCount && IsWanted(end, selection) && (selection == FrameSelection.Managed || OrderOf(this[end]) == run.Order))
        {
            end += 1UL << run.Order;
        }

        run.Count = end - from;
        return true;
    }

    /// <summary>Counts frames of a range of numbers.</summary>
    /// <param name="first">The first.</param>
    /// <param name="end">The one behind the last.</param>
    /// <param name="counts">What is counted is added here.</param>
    /// <param name="run">How many free frames end just before the range, and at its end.</param>
    public readonly void Count(ulong first, ulong end, ref FrameCounts counts, ref ulong run)
    {
        for (ulong frame = first; frame < end; frame++)
        {
            FrameState state = this[frame];
            run = state == FrameState.Free ? run + 1 : 0;
            counts.Total += state == FrameState.Fixed ? 0UL : 1;
            counts.Free += state is FrameState.Free or FrameState.Kept ? 1UL : 0;
            counts.LongestFree = Math.Max(counts.LongestFree, run);
        }
    }

    private static FrameState StateOf(int order) =>
        order == 0 ? FrameState.Small : order == LargeOrder ? FrameState.Large : FrameState.Huge;

    private static int OrderOf(FrameState state) =>
        (state & ~FrameState.Lent) == FrameState.Large ? LargeOrder : (state & ~FrameState.Lent) == FrameState.Huge ? HugeOrder : 0;

    private readonly bool IsWanted(ulong frame, FrameSelection selection) =>
        this[frame] is var state && state != FrameState.Fixed && (selection == FrameSelection.Managed || state != FrameState.Free);

    /// <summary>The highest free frame below a number; eight at a time, as a byte is 1 where a frame is free.</summary>
    private readonly ulong FindBelow(ulong limit)
    {
        ulong frame = Math.Min(limit, FrameCount);
        while (frame != 0)
        {
            if ((frame & 7) == 0)
            {
                ulong different = *(ulong*)(_states + frame - 8) ^ Ones;
                if (((different - Ones) & ~different & HighBits) == 0)
                {
                    frame -= 8;
                    continue;
                }
            }

            if (_states[--frame] == (byte)FrameState.Free)
            {
                return frame;
            }
        }

        return None;
    }

    /// <summary>How many frames below 16 MiB are free; eight that are, or are not, count at once.</summary>
    private readonly ulong CountFreeLow()
    {
        ulong count = 0;
        ulong end = Math.Min(LowEnd, FrameCount);
        for (ulong frame = FindBelow(end); frame != None; frame = FindBelow(frame))
        {
            count++;
            for (; frame >= 8 && (frame & 7) == 0 && *(ulong*)(_states + frame - 8) == Ones; frame -= 8)
            {
                count += 8;
            }
        }

        return count;
    }

    /// <summary>The highest frame of a range that is not free.</summary>
    private readonly ulong LastTaken(ulong first, ulong end)
    {
        while (end != first)
        {
            if ((end & 7) == 0 && end - first >= 8 && *(ulong*)(_states + end - 8) == Ones)
            {
                end -= 8;
            }
            else if (_states[--end] != (byte)FrameState.Free)
            {
                return end;
            }
        }

        return None;
    }
}
