using Helix.Kernel.Machine.Memory;
using Helix.Kernel.Runtime.Collector;

namespace Helix.Kernel.Boot.Services.Memory;

/// <summary>
/// Where the machine layer asks the allocator in charge for frames: with interrupts off, possibly in the middle of a collection. The heap is
/// closed meanwhile, so that a module that throws or allocates does not reach the collector; one that does is not asked again.
/// </summary>
internal static unsafe class FrameHooks
{
    private static AllocatorCalls? s_calls;

    /// <summary>What the machine layer calls.</summary>
    public static FrameSource Source => new() { TakeMany = &TakeMany, GiveMany = &GiveMany, TakeRun = &TakeRun, Give = &Give };

    /// <summary>The module that is asked. Set with interrupts off or while nothing is asked.</summary>
    public static AllocatorCalls? Calls
    {
        get => s_calls;
        set => s_calls = value;
    }

    private static int TakeMany(ulong* buffer, int count)
    {
        if (!ClosedHeap.Enter(out SavedChunk saved))
        {
            return FrameSource.NotNow;
        }

        int taken = s_calls!.TakeMany(buffer, count);
        return ClosedHeap.Leave(in saved) ? taken : -1;
    }

    private static int GiveMany(ulong* buffer, int count)
    {
        if (!ClosedHeap.Enter(out SavedChunk saved))
        {
            return FrameSource.NotNow;
        }

        int given = s_calls!.GiveMany(buffer, count);
        return ClosedHeap.Leave(in saved) ? given : -1;
    }

    private static ulong TakeRun(ulong count, int order, ulong limit)
    {
        if (!ClosedHeap.Enter(out SavedChunk saved))
        {
            return FrameAllocator.None;
        }

        ulong address = s_calls!.TakeRun(count, order, limit);
        return ClosedHeap.Leave(in saved) ? address : FrameSource.Failed;
    }

    private static int Give(ulong address, int order)
    {
        if (!ClosedHeap.Enter(out SavedChunk saved))
        {
            return FrameSource.NotNow;
        }

        int given = s_calls!.Give(address, order);
        return ClosedHeap.Leave(in saved) ? given : -1;
    }
}
