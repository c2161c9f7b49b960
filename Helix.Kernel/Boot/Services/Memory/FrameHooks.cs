using System;
using System.Runtime.CompilerServices;
using Helix.Kernel.Machine.Memory;
using Helix.Kernel.Runtime.Collector;
using Helix.Kernel.Runtime.Threading;

namespace Helix.Kernel.Boot.Services.Memory;

/// <summary>
/// Where the machine layer asks the allocator in charge for frames: with interrupts off, possibly in the middle of a collection. The heap is
/// closed meanwhile, so that a module that throws or allocates does not reach the collector, and the call is a <see cref="GuardedCall"/>, so that one that does
/// not return can be left; a module that does any of this is not asked again.
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

    private static int TakeMany(ulong* buffer, int count) => (int)Ask(&AskToTakeMany, (long)buffer, count, 0, FrameSource.NotNow, -1);

    private static int GiveMany(ulong* buffer, int count) => (int)Ask(&AskToGiveMany, (long)buffer, count, 0, FrameSource.NotNow, -1);

    private static ulong TakeRun(ulong count, int order, ulong limit) => (ulong)Ask(
        &AskToTakeRun, (long)count, order, (long)limit, unchecked((long)FrameAllocator.None), unchecked((long)FrameSource.Failed));

    private static int Give(ulong address, int order) => (int)Ask(&AskToGive, (long)address, order, 0, FrameSource.NotNow, -1);

    private static long AskToTakeMany(long buffer, long count, long nothing) => s_calls!.TakeMany((ulong*)buffer, (int)count);

    private static long AskToGiveMany(long buffer, long count, long nothing) => s_calls!.GiveMany((ulong*)buffer, (int)count);

    /// <summary>One wrong address is the mark of a call that was left.</summary>
    private static long AskToTakeRun(long count, long order, long limit)
    {
        long address = (long)s_calls!.TakeRun((ulong)count, (int)order, (ulong)limit);
        return address == GuardedCall.Failed ? unchecked((long)FrameSource.Failed) : address;
    }

    private static long AskToGive(long address, long order, long nothing) => s_calls!.Give((ulong)address, (int)order);

    /// <summary>Asks the module.</summary>
    /// <param name="question">What.</param>
    /// <param name="first">Its first argument.</param>
    /// <param name="second">The second.</param>
    /// <param name="third">The third.</param>
    /// <param name="notNow">The answer if the module cannot be asked now.</param>
    /// <param name="failed">The answer if it fails.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Ask(delegate*<long, long, long, long> question, long first, long second, long third, long notNow, long failed)
    {
        if (!ClosedHeap.Enter(out SavedChunk saved))
        {
            return notNow;
        }

        long answer = GuardedCall.RunAllocator(question, first, second, third);
        bool isClean = ClosedHeap.Leave(in saved);
        if (answer == GuardedCall.Failed)
        {
            ClosedHeap.Forget(in saved);
            Note(GuardedCall.GetReason());
            return failed;
        }

        return isClean ? answer : failed;
    }

    /// <summary>Keeps why a call was left: an exception thrown within a scheduler's call is told by its reference, a processor's fault by a low code.</summary>
    private static void Note(nint reason)
    {
        AllocatorCalls calls = s_calls!;
        if ((nuint)reason > (nuint)SchedulerFault.Reentered)
        {
            // SAFETY: no reason that is a number is as high; the object lives, as the memory of a closed heap is not given back.
            calls.Escaped = Unsafe.As<nint, Exception>(ref reason);
        }
        else
        {
            calls.LeftFor = reason < (nint)SchedulerFault.Threw ? SchedulerFault.Threw : (SchedulerFault)reason;
        }
    }
}
