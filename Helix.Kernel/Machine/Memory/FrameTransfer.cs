using Helix.Kernel.Machine.Processor;

namespace Helix.Kernel.Machine.Memory;

/// <summary>
/// Puts another allocator in charge of the physical memory, while the system runs. From <see cref="Begin"/> to <see cref="End"/> the account of
/// what is free does not change: single frames come from a store that was set aside, and go back to it. So what <see cref="NextInUse"/> lists is
/// still true when the new allocator has read it. If something else was asked for meanwhile, or the store ran out, the transfer is void and has to
/// begin again. One at a time.
/// </summary>
public static class FrameTransfer
{
    private static bool s_isVoid;

    /// <summary>Whether something was asked for that the new allocator does not know of.</summary>
    public static bool IsVoid => s_isVoid;

    /// <summary>Whether one has begun and not ended.</summary>
    internal static bool IsUnderWay { get; private set; }

    /// <summary>Begins.</summary>
    /// <param name="frames">How many frames are set aside for requests meanwhile; fewer if there are not so many.</param>
    public static void Begin(ulong frames)
    {
        FrameAllocator.Trim();
        for (ulong done = 0; done < frames && SetAside(); done++)
        {
        }

        ulong flags = Cpu.DisableInterrupts();
        s_isVoid = false;
        IsUnderWay = true;
        Cpu.RestoreInterrupts(flags);
    }

    /// <summary>The next run of frames that can be given out, whether free or not, from a frame number on. Does not change.</summary>
    public static bool NextRegion(ulong from, out FrameRun run) => FrameLedger.Map.NextRun(from, FrameSelection.Managed, out run);

    /// <summary>The next run of frames of one size that are not free. Changes with every allocation but during a transfer.</summary>
    public static bool NextInUse(ulong from, out FrameRun run) => FrameLedger.Map.NextRun(from, FrameSelection.InUse, out run);

    /// <summary>Whether a frame is free, by its number: what a new allocator may give out on trial.</summary>
    public static bool IsFree(ulong first, ulong count) => FrameLedger.Map.IsFree(first, count);

    /// <summary>How many frames an allocator that is put in charge has free.</summary>
    public static ulong FreeFrames => FrameLedger.Map.FreeFrames;

    /// <summary>Ends with the new allocator in charge; the default of its type means the kernel's own map.</summary>
    /// <returns>False if the transfer is void: who was in charge stays it.</returns>
    public static bool End(in FrameSource source)
    {
        ulong flags = Cpu.DisableInterrupts();
        bool isDone = !s_isVoid;
        if (isDone)
        {
            FrameLedger.SetSource(in source);
        }

        IsUnderWay = false;
        Cpu.RestoreInterrupts(flags);
        return isDone;
    }

    /// <summary>Ends without a change, if it has not ended, and gives what was set aside to who is in charge. Follows each transfer.</summary>
    public static void Settle()
    {
        ulong flags = Cpu.DisableInterrupts();
        IsUnderWay = false;
        Cpu.RestoreInterrupts(flags);
        for (ulong left = FrameLedger.FramesToGiveBack; left != 0; left--)
        {
            flags = Cpu.DisableInterrupts();
            FrameLedger.GiveOneBack();
            Cpu.RestoreInterrupts(flags);
        }
    }

    /// <summary>Puts the kernel's own map in charge at once, which needs no transfer: it knows everything.</summary>
    public static void Withdraw()
    {
        ulong flags = Cpu.DisableInterrupts();
        FrameLedger.SetSource(default);
        s_isVoid = true;
        Cpu.RestoreInterrupts(flags);
    }

    /// <summary>Why the allocator that was in charge last is it no longer; None if it was not left because of a failure.</summary>
    public static FrameFault Fault => FrameLedger.Fault;

    /// <summary>Whether an allocator is in charge.</summary>
    public static bool HasSource => FrameLedger.HasSource;

    /// <summary>Sets what is called when the allocator in charge is left; with interrupts off, it must not block nor allocate.</summary>
    public static unsafe void SetFaultHandler(delegate*<void> handler) => FrameLedger.OnFault = handler;

    /// <summary>Something changes that a new allocator would not know of. Interrupts are off.</summary>
    internal static void NoteOther() => s_isVoid = true;

    private static unsafe bool SetAside()
    {
        ulong frame = 0;
        ulong flags = Cpu.DisableInterrupts();
        bool got = !FrameLedger.IsAsking && FrameLedger.TakeMany(&frame, 1) == 1;
        if (got)
        {
            FrameLedger.Chain.Push(frame);
        }

        Cpu.RestoreInterrupts(flags);
        return got;
    }
}
