using Helix.Interfaces.Primitives;
using Helix.Kernel.Core.Slots;
using Helix.XSharp;

namespace Helix.Tests.Kernel.Slots;

/// <summary>Calls with interrupts off: they are made, but never wait.</summary>
internal static partial class SlotInterruptCases
{
    [KernelCase(KernelCaseKind.KernelOnly)]
    public static void AnOpenSlotIsCalledWithInterruptsOff(CaseOutput output)
    {
        InterfaceSlot slot = SlotSource.Create(new Specimen("one"), new WritingOwner("owner"));
        Status status = CheckWithInterruptsOff(slot, out bool stayedOff);
        output.Check(status == Status.Ok, "it answers " + status);
        output.Check(stayedOff, "interrupts were on afterwards");
        output.Check(slot.CallsInside == 0, "the call is still inside");
    }

    [KernelCase(KernelCaseKind.KernelOnly)]
    public static void APausedSlotAnswersBusyWithInterruptsOff(CaseOutput output)
    {
        InterfaceSlot slot = SlotSource.Create(new Specimen("one"), new WritingOwner("owner"));
        slot.Pause();
        Status status = CheckWithInterruptsOff(slot, out bool stayedOff);
        output.Check(status == Status.Busy, "it answers " + status);
        output.Check(stayedOff, "interrupts were on afterwards");
        output.Check(slot.IsQuiet, "the call is still inside");
        ulong flags = DisableInterrupts();
        Result<Triple> large = ((ISpecimen)(object)slot).Large(1, 2, 3);
        RestoreInterrupts(flags);
        output.Check(large.Status == Status.Busy, "a large result is " + large);
        slot.Resume();
        output.Check(((ISpecimen)(object)slot).Check(1) == Status.Ok, "it does not serve any more");
    }

    private static Status CheckWithInterruptsOff(InterfaceSlot slot, out bool stayedOff)
    {
        const ulong InterruptFlag = 1 << 9;
        var specimen = (ISpecimen)(object)slot;
        ulong flags = DisableInterrupts();
        Status status = specimen.Check(1);
        stayedOff = (DisableInterrupts() & InterruptFlag) == 0;
        RestoreInterrupts(flags);
        return status;
    }

    [XSharpPlug("HelixCaseDisableInterrupts")]
    private static partial ulong DisableInterrupts();

    [XSharpPlug("HelixCaseRestoreInterrupts")]
    private static partial void RestoreInterrupts(ulong flags);
}
