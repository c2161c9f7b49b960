using Helix.Kernel.Runtime.Slots;

namespace Helix.Kernel.Runtime.Exceptions;

/// <summary>
/// The stack walk of exception dispatch and stack traces: managed frames from a throw site up to the entry from unmanaged
/// code. When it leaves a funclet that the dispatcher called, it goes on at the frame that owns the funclet, because
/// everything in between is about to go, or is already accounted for (a collided unwind).
/// </summary>
internal static unsafe class FrameWalk
{
    private const ulong LowestAddress = 0x10000;
    private const ulong HighestAddress = ulong.MaxValue - 0x10000;

    /// <summary>Starts at a saved context; false when it does not lie in managed code.</summary>
    /// <param name="iterator">The position, wholly overwritten but for unused bytes.</param>
    /// <param name="context">Registers of the innermost frame; must outlive the walk.</param>
    /// <param name="atFault">1 when the context is at a faulting instruction, 0 when it is at a return address.</param>
    /// <param name="records">The thread's innermost exception record.</param>
    public static bool Start(StackFrameIterator* iterator, LimitedContext* context, uint atFault, ExceptionRecord* records)
    {
        iterator->Registers = default;
        iterator->Registers.Load(context);
        iterator->NextRecord = records;
        iterator->PreviousTransitionFrame = 0;
        SkipRecordsBelow(iterator);
        return Enter(iterator, atFault) || EnterCaller(iterator, MeetThrowSites.No, out _);
    }

    /// <summary>Moves to the next frame; false when there is none.</summary>
    /// <param name="iterator">The position.</param>
    /// <param name="throwSites">What to do at the frame of a throw helper.</param>
    /// <param name="collided">The exception whose handler was left, or null.</param>
    public static bool Next(StackFrameIterator* iterator, MeetThrowSites throwSites, out ExceptionRecord* collided)
    {
        collided = null;
        if (!Unwinder.Step(&iterator->Registers, &iterator->Frame, LowestAddress, HighestAddress))
        {
            return End(iterator);
        }

        return Enter(iterator, 0) || EnterCaller(iterator, throwSites, out collided);
    }

    /// <summary>The return address is not in managed code: gets past the assembly code there.</summary>
    private static bool EnterCaller(StackFrameIterator* iterator, MeetThrowSites throwSites, out ExceptionRecord* collided)
    {
        collided = null;
        do
        {
            AssemblyFrame* frame = AssemblyFrames.Find(iterator->Registers.Ip);
            if (frame == null || (frame->Kind == AssemblyFrameKind.Throw && throwSites == MeetThrowSites.No))
            {
                return End(iterator);
            }

            if (frame->Kind == AssemblyFrameKind.Slot)
            {
                EnterSlot(iterator);
                return true;
            }

            if (frame->Kind == AssemblyFrameKind.Funclet)
            {
                collided = iterator->NextRecord;
                return Collide(iterator);
            }

            if (!AssemblyFrames.Step(&iterator->Registers, frame, LowestAddress, HighestAddress))
            {
                return End(iterator);
            }

            SkipRecordsBelow(iterator);
        }
        while (!Enter(iterator, 0));
        return true;
    }

    private static bool Collide(StackFrameIterator* iterator)
    {
        ExceptionRecord* record = iterator->NextRecord;
        if (record == null || record->Pass != 2 || record->CurrentClause == ExceptionRecord.NoClause)
        {
            return End(iterator);
        }

        // The funclet's saved registers hold the owner's current values; its own iterator has those of before the call.
        RegisterDisplay funclet = iterator->Registers;
        *iterator = record->Frame;
        iterator->Registers.LoadPreserved(funclet);
        SkipRecordsBelow(iterator);
        return true;
    }

    private static bool Enter(StackFrameIterator* iterator, uint atFault)
    {
        ulong address = iterator->Registers.Ip;
        ulong inside = atFault != 0 ? address : address - 1;
        if (!UnwindTables.TryFind(inside, &iterator->Frame))
        {
            return false;
        }

        iterator->AtFault = atFault;
        iterator->OriginalControlPc = address;
        iterator->ControlPc = inside;
        iterator->FramePointer = iterator->Frame.IsFunclet || iterator->Frame.Clauses != null ? *iterator->Registers.Rbp : 0;
        return true;
    }

    /// <summary>The stack pointer tells a slot's frame from all others; it saves no registers.</summary>
    private static void EnterSlot(StackFrameIterator* iterator)
    {
        SkipRecordsBelow(iterator);
        SlotFrames.Describe(&iterator->Frame);
        iterator->AtFault = 0;
        iterator->OriginalControlPc = SlotFrames.GetShownAddress((SlotFrame*)iterator->Registers.Sp, iterator->Registers.Ip);
        iterator->ControlPc = iterator->Registers.Ip - 1;
        iterator->FramePointer = iterator->Registers.Sp;
    }

    private static void SkipRecordsBelow(StackFrameIterator* iterator)
    {
        while (iterator->NextRecord != null && (ulong)iterator->NextRecord < iterator->Registers.Sp)
        {
            iterator->NextRecord = iterator->NextRecord->Previous;
        }
    }

    private static bool End(StackFrameIterator* iterator)
    {
        iterator->ControlPc = 0;
        return false;
    }
}
