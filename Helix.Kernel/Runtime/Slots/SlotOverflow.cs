using Helix.Kernel.Runtime.Abi;
using Helix.Kernel.Runtime.Exceptions;

namespace Helix.Kernel.Runtime.Slots;

/// <summary>
/// A stack that was used up inside a slot's receiver: the thread goes on at the innermost slot, whose call ends in a fault. No handler of
/// the frames in between runs, as there is no stack for one.
/// </summary>
public static unsafe class SlotOverflow
{
    private const ulong DirectionFlag = 0x400;

    /// <summary>Bytes of <c>RhpStackProbe</c> (Abi/Contract.xs), which moves the stack pointer while RBP keeps its place.</summary>
    private const ulong ProbeBytes = 40;

    /// <summary>Offsets in a stub: the pushes of RSI, RDI and the function's number, and what follows them.</summary>
    private const ulong SecondPush = 1;
    private const ulong ThirdPush = 2;
    private const ulong AfterPushes = 4;

    /// <summary>The stack pointer may have been moved so far beyond the end before the first access.</summary>
    private const ulong GuardBytes = 0x1_0000;

    /// <summary>
    /// Called by the fault's handler, on a stack of its own. Changes the frame so that the return from the interrupt goes on at the slot.
    /// False, and no change, when the thread is in no slot, or overflowed where the stack cannot be followed. Does not block.
    /// </summary>
    public static bool TryRaise(ref FaultFrame fault)
    {
        ThreadRecord* thread = ThreadRecord.GetCurrent();
        LimitedContext context = default;
        context.Rip = fault.Rip;
        context.Rsp = fault.Rsp;
        context.Rbp = fault.Rbp;
        context.Rbx = fault.Rbx;
        context.R12 = fault.R12;
        context.R13 = fault.R13;
        context.R14 = fault.R14;
        context.R15 = fault.R15;
        RegisterDisplay registers = default;
        registers.Load(&context);
        ulong low = thread->StackLow;
        if (!LeaveInterrupted(&registers, low, thread->StackHigh))
        {
            return false;
        }

        while (!SlotFrames.IsStub(registers.Ip) || ((SlotFrame*)registers.Sp)->Slot == 0)
        {
            if (!SlotStack.StepOut(&registers, low, thread->StackHigh))
            {
                return false;
            }
        }

        GoOnAt(ref fault, registers);
        DropRecordsBelow(thread, registers.Sp);
        return true;
    }

    /// <summary>From the instruction that found no stack to the innermost frame at a return address, or at a stub's call.</summary>
    private static bool LeaveInterrupted(RegisterDisplay* registers, ulong stackLow, ulong stackHigh)
    {
        ulong address = registers->Ip;
        FrameInfo frame;
        if (UnwindTables.TryFind(address, &frame))
        {
            return Unwinder.Step(registers, &frame, stackLow - GuardBytes, stackHigh);
        }

        if (SlotFrames.IsStub(address))
        {
            ulong offset = (address - SlotFrames.Stubs) % SlotLayout.StubBytes;
            return offset >= AfterPushes || Return(registers, registers->Sp + (PushesBefore(offset) * sizeof(ulong)), stackHigh);
        }

        ulong probe = HardwareFault.StackProbe;
        if (address == probe)
        {
            return Return(registers, registers->Sp, stackHigh);
        }

        if (address < probe || address >= probe + ProbeBytes || *registers->Rbp < stackLow || *registers->Rbp + 8 >= stackHigh)
        {
            return false;
        }

        ulong saved = *registers->Rbp;
        registers->Rbp = (ulong*)saved;
        return Return(registers, saved + sizeof(ulong), stackHigh);
    }

    private static ulong PushesBefore(ulong offset) => offset switch
    {
        SecondPush => 1,
        ThirdPush => 2,
        _ => 0,
    };

    private static bool Return(RegisterDisplay* registers, ulong returnAddress, ulong stackHigh)
    {
        if (returnAddress + sizeof(ulong) > stackHigh)
        {
            return false;
        }

        registers->Ip = *(ulong*)returnAddress;
        registers->Sp = returnAddress + sizeof(ulong);
        return true;
    }

    private static void GoOnAt(ref FaultFrame fault, in RegisterDisplay registers)
    {
        fault.Rbx = *registers.Rbx;
        fault.Rbp = *registers.Rbp;
        fault.R12 = *registers.R12;
        fault.R13 = *registers.R13;
        fault.R14 = *registers.R14;
        fault.R15 = *registers.R15;
        fault.Rsp = registers.Sp;
        fault.Rip = SlotFrames.Overflow;
        fault.Rflags &= ~DirectionFlag;
    }

    private static void DropRecordsBelow(ThreadRecord* thread, ulong sp)
    {
        ExceptionRecord* record = (ExceptionRecord*)thread->ExceptionHead;
        while (record != null && (ulong)record < sp)
        {
            record = record->Previous;
        }

        thread->ExceptionHead = record;
    }
}
