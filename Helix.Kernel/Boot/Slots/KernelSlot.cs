using System;
using System.Runtime.CompilerServices;
using Helix.Interfaces.Primitives;
using Helix.Kernel.Core.Slots;
using Helix.Kernel.Runtime.Exceptions;
using Helix.Kernel.Runtime.Slots;

namespace Helix.Kernel.Boot.Slots;

/// <summary>
/// A slot of the kernel: the class from which the types of all contracts' slots derive that are made at run time. Its calls are those of
/// <c>Runtime/Slots/Slots.xs</c>, which come here when a slot is closed and after a fault.
/// </summary>
internal unsafe class KernelSlot : InterfaceSlot
{
    private const ulong InterruptFlag = 1 << 9;

    private SlotShape? _shape;

    /// <summary>A new slot of a contract.</summary>
    public static KernelSlot Create(SlotShape shape, Func<ISignal> createSignal)
    {
        var slot = (KernelSlot)SlotTypes.CreateInstance(shape.Type);
        slot._shape = shape;
        slot.Open(shape.Contract, createSignal);
        return slot;
    }

    /// <summary>Whether the fields that the stubs use are where they look.</summary>
    public bool IsLaidOut
    {
        get
        {
            bool receiver = ReferenceEquals(SlotTypes.ReadReceiver(this), Receiver);
            bool open = SlotTypes.ReadCalls(this) == 0;
            Pause();
            _ = TryCountIn();
            bool closed = SlotTypes.ReadCalls(this) == int.MinValue + 1;
            CountOut();
            Resume();
            return receiver && open && closed;
        }
    }

    /// <summary>A call found the slot closed.</summary>
    /// <param name="frame">The call.</param>
    /// <param name="caller">The caller's registers.</param>
    /// <param name="processorFlags">RFLAGS.</param>
    /// <returns>0: it goes in. Else the code of the answer, with the object that answers in the frame.</returns>
    public nint Enter(SlotFrame* frame, LimitedContext* caller, ulong processorFlags)
    {
        SlotCaller kind = IsCallerInside(caller) ? SlotCaller.Inside
            : (processorFlags & InterruptFlag) == 0 ? SlotCaller.InterruptsOff
            : SlotCaller.Outside;
        Status status = Admit(kind);
        if (status == Status.Ok)
        {
            return 0;
        }

        object answer = Answer(status);
        frame->Slot = Unsafe.As<object, nint>(ref answer);
        return _shape!.Type->Answers[frame->Function];
    }

    /// <summary>A call has left while the slot is closed.</summary>
    public void Leave() => OnLeft();

    /// <summary>A call ended in an exception: leaves in the frame what answers it.</summary>
    public void Fail(SlotFrame* frame, Exception exception)
    {
        int function = (int)frame->Function;

        // The call is over: whoever looks for calls on this stack shall not find it.
        frame->Slot = 0;
        object answer = Answer(Fault(_shape!.NameOf(function), exception));
        frame->Function = (ulong)Unsafe.As<object, nint>(ref answer);
        frame->Slot = _shape.Type->Answers[function];
    }

    /// <inheritdoc />
    protected override void OnBinding(object receiver) => SlotTypes.SetReceiver(this, receiver, _shape!.Functions);

    private bool IsCallerInside(LimitedContext* caller) => Owner is { } owner && SlotStack.Any(caller, &IsOwnedBy, owner);

    private static bool IsOwnedBy(object slot, object owner) => ReferenceEquals(((KernelSlot)slot).Owner, owner);
}
