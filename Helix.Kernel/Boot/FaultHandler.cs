using System;
using Helix.Kernel.Machine.Console;
using Helix.Kernel.Machine.Interrupts;
using Helix.Kernel.Machine.Memory;
using Helix.Kernel.Machine.Processor;
using Helix.Kernel.Runtime.Exceptions;
using Helix.Kernel.Runtime.Slots;
using Helix.Kernel.Runtime.Threading;

namespace Helix.Kernel.Boot;

/// <summary>What happens at a processor exception: it becomes a .NET exception of the code that caused it, or a panic.</summary>
internal static unsafe class FaultHandler
{
    private const ulong GuardBytes = 4096;
    private const ulong InterruptFlag = 1 << 9;

    /// <summary>Handles vectors 0-31, with interrupts off.</summary>
    public static void Handle(TrapFrame* frame)
    {
        if (frame->Vector == (ulong)InterruptVector.Breakpoint && Panic.IsReporting)
        {
            Panic.Finish(frame);
        }

        if (frame->Vector == (ulong)InterruptVector.NonMaskable && ModuleWatch.Handle(frame))
        {
            return;
        }

        // A push on a full stack cannot deliver its page fault: it arrives as a double fault, on a stack of its own.
        if (frame->Vector == (ulong)InterruptVector.DoubleFault && IsStackOverflow(Cpu.ReadCr2()))
        {
            if (GuardedCall.IsActive)
            {
                ModuleWatch.Leave(frame, SchedulerFault.StackOverflow);
            }
            else
            {
                LeaveOverflow(frame);
            }

            return;
        }

        if (frame->Vector == (ulong)InterruptVector.PageFault && IsResolved(frame))
        {
            return;
        }

        // SAFETY: both structures describe what the interrupt entry pushed; a test compares them.
        if (!HardwareFault.TryRaise(ref *(FaultFrame*)frame, (int)frame->Vector, Cpu.ReadCr2()))
        {
            Panic.Stop(Describe((InterruptVector)frame->Vector), frame);
        }
    }

    /// <summary>Reports an exception that no handler took; called on its thread.</summary>
    public static void OnUnhandled(FailureReason reason, Exception? exception, LimitedContext* context)
    {
        if (exception != null)
        {
            Panic.Stop(exception);
        }

        Panic.Stop("the class library failed"u8);
    }

    /// <summary>Gives a page that was written and shares its frame one of its own; notes for the exception if there is no memory for it.</summary>
    private static bool IsResolved(TrapFrame* frame)
    {
        WriteFault fault = CopyOnWrite.Resolve(Cpu.ReadCr2(), frame->ErrorCode);
        KernelThread* thread = Scheduler.Current;
        if (thread != null)
        {
            thread->Record.IsStarved = fault == WriteFault.NoMemory;
        }

        return fault == WriteFault.Resolved;
    }

    /// <summary>The thread goes on at the innermost slot, or at its own end.</summary>
    private static void LeaveOverflow(TrapFrame* frame)
    {
        bool wasLocked = (frame->Rflags & InterruptFlag) == 0;
        if (!SlotOverflow.TryRaise(ref *(FaultFrame*)frame))
        {
            EndOverflownThread(frame);
        }

        // Without interrupts the thread had the kernel lock. The kernel calls no slot that way: what goes on lies outside.
        if (wasLocked)
        {
            frame->Rflags |= InterruptFlag;
        }
    }

    private static bool IsStackOverflow(ulong address)
    {
        KernelThread* thread = Scheduler.Current;
        return thread != null && address < thread->Record.StackLow && thread->Record.StackLow - address <= GuardBytes;
    }

    /// <summary>Lets the thread go on at its own end, on a stack that is empty again.</summary>
    private static void EndOverflownThread(TrapFrame* frame)
    {
        KernelThread* thread = Scheduler.Current;
        EarlyConsole.Write("stack overflow: thread "u8);
        EarlyConsole.WriteDecimal((ulong)thread->Record.Id);
        EarlyConsole.Write(" ("u8);
        EarlyConsole.Write(new ReadOnlySpan<byte>(thread->Name, thread->NameLength));
        EarlyConsole.Write(") ends\n"u8);
        delegate*<void> exit = &KernelThreads.ExitCurrent;
        thread->Record.ExceptionHead = null;
        frame->Rip = (ulong)exit;
        frame->Rsp = thread->Record.StackHigh - 2 * sizeof(ulong) - sizeof(ulong);
        frame->Rbp = 0;
        frame->Rflags |= InterruptFlag;
    }

    private static ReadOnlySpan<byte> Describe(InterruptVector vector) => vector switch
    {
        InterruptVector.DivideError => "division error"u8,
        InterruptVector.NonMaskable => "non-maskable interrupt"u8,
        InterruptVector.Breakpoint => "breakpoint"u8,
        InterruptVector.InvalidOpcode => "invalid instruction"u8,
        InterruptVector.DoubleFault => "double fault"u8,
        InterruptVector.GeneralProtection => "general protection fault"u8,
        InterruptVector.PageFault => "page fault"u8,
        InterruptVector.MachineCheck => "machine check"u8,
        _ => "processor exception"u8,
    };
}
