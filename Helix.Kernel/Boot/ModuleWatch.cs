using System;
using Helix.Kernel.Machine.Interrupts;
using Helix.Kernel.Machine.Processor;
using Helix.Kernel.Machine.Time;
using Helix.Kernel.Runtime.Exceptions;
using Helix.Kernel.Runtime.Threading;

namespace Helix.Kernel.Boot;

/// <summary>
/// The watch over modules that are called with interrupts off, scheduler and allocator. One that does not return keeps the kernel lock, and nothing else
/// comes through but non-maskable interrupts: from processors that have waited long for the lock (<see cref="KernelLock"/>), and on the processor that
/// booted at regular times (<see cref="WatchTimer"/>). Runs on a stack of its own, without the lock, at any moment: it looks at nothing that is not the
/// processor's own before it knows that this one is in such a call.
/// </summary>
internal static unsafe class ModuleWatch
{
    private const int NameBytes = 64;
    private const ulong InterruptFlag = 1 << 9;
    private const int EnoughSuspicions = 3;
    private const ulong BetweenSuspicionsNs = 500_000_000;

    /// <summary>Handles a non-maskable interrupt.</summary>
    /// <returns>False if nobody knows where it comes from.</returns>
    public static bool Handle(TrapFrame* frame)
    {
        if (Processors.MustHalt)
        {
            Cpu.Halt();
        }

        if (Processors.AreHalting)
        {
            return true;
        }

        // Several may have come as one: each source is asked.
        bool isTime = WatchTimer.Take();
        if (!KernelLock.TakeAccusation() && !isTime)
        {
            return false;
        }

        if (GuardedCall.IsActive)
        {
            Judge(frame);
        }
        else if (isTime && IsIdle(frame))
        {
            WatchTimer.Pause();
        }

        return true;
    }

    /// <summary>The module that is being called cannot go on: who called it goes on without it.</summary>
    public static void Leave(TrapFrame* frame, SchedulerFault fault)
    {
        delegate*<nint, void> escape = &GuardedCall.Escape;
        frame->Rip = (ulong)escape;
        frame->Rdi = (ulong)fault;
    }

    /// <summary>
    /// A call is left only from an instruction of a module's own: what the kernel or the class library do on its behalf must be finished; and only
    /// when it was found under way several times, as a virtual processor may itself have been stopped for a while. Else nothing is changed, and the next
    /// interrupt looks again.
    /// </summary>
    private static void Judge(TrapFrame* frame)
    {
        CpuBlock* here = CpuBlock.Of(Cpu.GetProcessorIndex());
        ulong now = MonotonicClock.Nanoseconds;
        if (now - here->SuspectedAt < BetweenSuspicionsNs)
        {
            return;
        }

        here->SuspectedAt = now;
        if (++here->GuardSuspicions >= EnoughSuspicions && IsModuleCode(frame->Rip))
        {
            Leave(frame, SchedulerFault.Stuck);
        }
    }

    /// <summary>Who waits for an interrupt has published its stack, as one that waits for the kernel lock has; but that one has interrupts off.</summary>
    private static bool IsIdle(TrapFrame* frame) =>
        CpuBlock.Of(Cpu.GetProcessorIndex())->WaitingStackPointer != 0 && (frame->Rflags & InterruptFlag) != 0;

    private static bool IsModuleCode(ulong address)
    {
        Span<byte> text = stackalloc byte[NameBytes];
        ReadOnlySpan<byte> name = text[..MethodNames.Describe(address, text)];
        return CodeRanges.IsManaged(address) && name.Length != 0
            && !name.StartsWith("Helix.Kernel."u8) && !name.StartsWith("System."u8) && !name.StartsWith("Internal."u8);
    }
}
