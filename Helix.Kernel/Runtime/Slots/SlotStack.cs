using System.Runtime.CompilerServices;
using Helix.Kernel.Runtime.Abi;
using Helix.Kernel.Runtime.Exceptions;

namespace Helix.Kernel.Runtime.Slots;

/// <summary>Finds the slots that a thread is in, from its stack. Allocates nothing, takes no lock; may run with interrupts off.</summary>
public static unsafe class SlotStack
{
    /// <summary>Asks for each slot on the running thread's stack, innermost first, until one is meant.</summary>
    /// <param name="caller">Registers of the frame to begin with, at a return address.</param>
    /// <param name="isMeant">Takes the slot and <paramref name="state"/>; must not throw.</param>
    /// <param name="state">Passed on.</param>
    /// <returns>Whether one was meant.</returns>
    public static bool Any(LimitedContext* caller, delegate*<object, object, bool> isMeant, object state)
    {
        ThreadRecord* thread = ThreadRecord.GetCurrent();
        RegisterDisplay registers = default;
        registers.Load(caller);
        do
        {
            if (!SlotFrames.IsStub(registers.Ip))
            {
                continue;
            }

            SlotFrame* frame = (SlotFrame*)registers.Sp;
            if (frame->Slot != 0 && isMeant(Unsafe.As<nint, object>(ref frame->Slot), state))
            {
                return true;
            }
        }
        while (StepOut(&registers, thread->StackLow, thread->StackHigh));
        return false;
    }

    /// <summary>From a frame at a return address to its caller.</summary>
    internal static bool StepOut(RegisterDisplay* registers, ulong stackLow, ulong stackHigh)
    {
        FrameInfo frame;
        if (UnwindTables.TryFind(registers->Ip - 1, &frame))
        {
            return Unwinder.Step(registers, &frame, stackLow, stackHigh);
        }

        AssemblyFrame* assembly = AssemblyFrames.Find(registers->Ip);
        return assembly != null && AssemblyFrames.Step(registers, assembly, stackLow, stackHigh);
    }
}
