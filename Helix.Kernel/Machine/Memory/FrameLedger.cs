using System.Runtime.CompilerServices;

namespace Helix.Kernel.Machine.Memory;

/// <summary>
/// The map of all frames and who is in charge of those that are free: nobody else, or a <see cref="FrameSource"/>. Invariant: what the map
/// calls free is free with the source, and nothing else is. So every answer of the source can be checked, and when one is wrong the map goes on
/// alone. Interrupts are off in every function.
/// </summary>
internal static unsafe class FrameLedger
{
    private static FrameMap s_map;
    private static FrameChain s_chain;
    private static FrameChain s_largeChain;
    private static ulong s_largeAside;
    private static FrameSource s_source;
    private static bool s_isAsking;
    private static FrameFault s_fault;

    /// <summary>What every frame is.</summary>
    public static ref FrameMap Map
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref s_map;
    }

    /// <summary>Frames of 4 KiB that are kept aside: during a transfer, and those that came back at a bad moment.</summary>
    public static ref FrameChain Chain => ref s_chain;

    /// <summary>Frames of 4 KiB that are aside, those of larger ones included.</summary>
    public static ulong Aside => s_chain.Count + s_largeAside;

    /// <summary>Whether a source is being asked right now: then it cannot be asked again.</summary>
    public static bool IsAsking => s_isAsking;

    /// <summary>Whether a source is in charge.</summary>
    public static bool HasSource => s_source.TakeMany != null;

    /// <summary>Why the last source was left; None if it was not, or another one is in charge now.</summary>
    public static FrameFault Fault => s_fault;

    /// <summary>Called when a source was left. Must not block nor allocate.</summary>
    public static delegate*<void> OnFault { get; set; }

    /// <summary>Puts a source in charge, or with an empty one the map alone. The invariant is the caller's affair.</summary>
    public static void SetSource(in FrameSource source)
    {
        s_source = source;
        s_fault = FrameFault.None;
    }

    /// <summary>Takes single frames, which become Kept.</summary>
    /// <returns>How many addresses are in the buffer.</returns>
    public static int TakeMany(ulong* buffer, int count)
    {
        if (HasSource)
        {
            s_isAsking = true;
            int got = s_source.TakeMany(buffer, count);
            s_isAsking = false;
            if (got == FrameSource.NotNow)
            {
                return 0;
            }

            int accepted = Accept(buffer, got);
            FrameFault fault = got < 0 ? FrameFault.Failed
                : accepted < got ? FrameFault.GaveWrongFrame
                : got == 0 && s_map.FreeFrames != 0 ? FrameFault.LostFrames
                : FrameFault.None;
            if (fault == FrameFault.None)
            {
                return got;
            }

            Leave(fault);
            if (accepted > 0)
            {
                return accepted;
            }
        }

        return TakeFromMap(buffer, count);
    }

    /// <summary>Gives single frames back that are Kept.</summary>
    public static void GiveMany(ulong* buffer, int count)
    {
        int accepted = count;
        if (HasSource)
        {
            s_isAsking = true;
            accepted = s_source.GiveMany(buffer, count);
            s_isAsking = false;
        }

        if (accepted == FrameSource.NotNow)
        {
            SetAside(buffer, count);
            return;
        }

        for (int i = 0; i < count; i++)
        {
            s_map.GiveOne(buffer[i] / AddressSpaceLayout.PageSizeBytes);
        }

        if (accepted != count)
        {
            Leave(accepted < 0 ? FrameFault.Failed : FrameFault.RefusedFrame);
        }
    }

    /// <summary>Takes frames of one size in a row.</summary>
    /// <param name="count">How many.</param>
    /// <param name="order">The logarithm of the size.</param>
    /// <param name="limit">The frame below which they lie; other than the highest only for a single one.</param>
    /// <param name="state">Small, with Lent if they are for a module.</param>
    /// <returns>The address or <see cref="FrameAllocator.None"/>.</returns>
    public static ulong TakeRun(ulong count, int order, ulong limit, FrameState state)
    {
        ulong first = FrameMap.None;
        if (HasSource)
        {
            s_isAsking = true;
            ulong address = s_source.TakeRun(count, order, limit);
            s_isAsking = false;
            first = address == FrameAllocator.None ? FrameMap.None : address / AddressSpaceLayout.PageSizeBytes;
            bool isRight = address == FrameAllocator.None
                || (address % (AddressSpaceLayout.PageSizeBytes << order) == 0 && s_map.IsFree(first, count << order)
                    && first + (count << order) <= limit);
            if (!isRight)
            {
                Leave(address == FrameSource.Failed ? FrameFault.Failed : FrameFault.GaveWrongFrame);
            }
        }

        first = HasSource ? first : s_map.FindRun(count << order, order, limit);
        if (first == FrameMap.None)
        {
            return FrameAllocator.None;
        }

        s_map.Take(first, count, order, state);
        return first * AddressSpaceLayout.PageSizeBytes;
    }

    /// <summary>Gives one frame back that is in use or Kept; it is set aside if the source cannot take it at this moment.</summary>
    public static void GiveOne(ulong address, int order)
    {
        int accepted = s_isAsking ? FrameSource.NotNow : 1;
        if (HasSource && !s_isAsking)
        {
            s_isAsking = true;
            accepted = s_source.Give(address, order);
            s_isAsking = false;
        }

        if (accepted == FrameSource.NotNow)
        {
            SetAside(address, order);
            return;
        }

        s_map.Give(address / AddressSpaceLayout.PageSizeBytes, order);
        if (accepted != 1)
        {
            Leave(accepted < 0 ? FrameFault.Failed : FrameFault.RefusedFrame);
        }
    }

    /// <summary>
    /// Gives one of the frames aside back; who wants all of them back does it as often as <see cref="FramesToGiveBack"/> says, since a source
    /// may not take them now either. No source is being asked, no transfer is under way.
    /// </summary>
    public static void GiveOneBack()
    {
        if (s_chain.Count != 0)
        {
            ulong frame = s_chain.Pop();
            GiveMany(&frame, 1);
        }
        else if (s_largeChain.Count != 0)
        {
            ulong address = s_largeChain.Pop();
            int order = (int)*OrderAside(address);
            s_largeAside -= 1UL << order;
            GiveOne(address, order);
        }
    }

    /// <summary>How many frames of any size are aside.</summary>
    public static ulong FramesToGiveBack => s_chain.Count + s_largeChain.Count;

    /// <summary>Leaves the source for the map alone.</summary>
    public static void Leave(FrameFault fault)
    {
        s_source = default;
        s_fault = fault;
        delegate*<void> onFault = OnFault;
        if (onFault != null)
        {
            onFault();
        }
    }

    private static void SetAside(ulong* buffer, int count)
    {
        for (int i = 0; i < count; i++)
        {
            s_chain.Push(buffer[i]);
        }
    }

    private static void SetAside(ulong address, int order)
    {
        s_map.Set(address / AddressSpaceLayout.PageSizeBytes, FrameState.Kept);
        if (order == 0)
        {
            s_chain.Push(address);
            return;
        }

        *OrderAside(address) = (ulong)order;
        s_largeAside += 1UL << order;
        s_largeChain.Push(address);
    }

    // SAFETY: the second word of a frame that is nobody's; the first is the chain's.
    private static ulong* OrderAside(ulong address) => (ulong*)AddressSpaceLayout.Direct(address) + 1;

    private static int Accept(ulong* buffer, int count)
    {
        for (int i = 0; i < count; i++)
        {
            ulong frame = buffer[i] / AddressSpaceLayout.PageSizeBytes;
            if (buffer[i] % AddressSpaceLayout.PageSizeBytes != 0 || s_map[frame] != FrameState.Free)
            {
                return i;
            }

            s_map.TakeOne(frame, FrameState.Kept);
        }

        return count < 0 ? 0 : count;
    }

    private static int TakeFromMap(ulong* buffer, int count)
    {
        int got = 0;
        while (got < count && s_map.FindOne() is var frame && frame != FrameMap.None)
        {
            s_map.TakeOne(frame, FrameState.Kept);
            buffer[got++] = frame * AddressSpaceLayout.PageSizeBytes;
        }

        return got;
    }
}
