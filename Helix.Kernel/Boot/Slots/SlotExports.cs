using System;
using System.Runtime;
using System.Runtime.CompilerServices;
using Helix.Kernel.Runtime.Exceptions;
using Helix.Kernel.Runtime.Slots;

namespace Helix.Kernel.Boot.Slots;

/// <summary>Where the slots' assembly code comes to, by link name.</summary>
internal static unsafe class SlotExports
{
    [RuntimeExport("HelixSlotClosed")]
    private static nint Closed(SlotFrame* frame, LimitedContext* caller, ulong processorFlags) =>
        SlotOf(frame).Enter(frame, caller, processorFlags);

    [RuntimeExport("HelixSlotQuiet")]
    private static void Quiet(KernelSlot slot) => slot.Leave();

    [RuntimeExport("HelixSlotFault")]
    private static void Fault(SlotFrame* frame, Exception exception) => SlotOf(frame).Fail(frame, exception);

    [RuntimeExport("HelixSlotOverflown")]
    private static void Overflown(SlotFrame* frame) => SlotOf(frame).Fail(frame, new StackOverflowException());

    // SAFETY: the frame is that of a call under way, whose slot the caller's registers or stack keep alive.
    private static KernelSlot SlotOf(SlotFrame* frame) => Unsafe.As<nint, KernelSlot>(ref frame->Slot);
}
