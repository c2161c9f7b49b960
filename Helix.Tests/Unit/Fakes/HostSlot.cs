using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Kernel.Core.Slots;
using Helix.Testing.Fakes;

namespace Helix.Tests.Unit.Fakes;

/// <summary>The base of the slots that <see cref="HostSlotFactory"/> makes: the rule of <see cref="InterfaceSlot"/>, in C#.</summary>
[SuppressMessage("Design", "CA1062", Justification = "called by code that is made at run time")]
public abstract class HostSlot : InterfaceSlot
{
    /// <summary>The owners in which the running thread is.</summary>
    [ThreadStatic]
    private static List<ISlotOwner?>? t_inside;

    /// <summary>Makes the slot usable.</summary>
    public HostSlot Open(ContractTable table)
    {
        Open(table, static () => new FakeSignal());
        return this;
    }

    /// <summary>Counts a call in.</summary>
    /// <returns>What it goes to.</returns>
    public object Enter(out bool isInside)
    {
        List<ISlotOwner?> inside = t_inside ??= [];
        isInside = true;
        if (!TryCountIn())
        {
            Status status = Admit(Owner is not null && inside.Contains(Owner) ? SlotCaller.Inside : SlotCaller.Outside);
            isInside = status == Status.Ok;
            if (!isInside)
            {
                return Answer(status);
            }
        }

        inside.Add(Owner);
        return Receiver;
    }

    /// <summary>Counts a call out.</summary>
    public void Leave(bool isInside)
    {
        if (isInside)
        {
            t_inside!.RemoveAt(t_inside.Count - 1);
            CountOut();
        }
    }

    /// <summary>Counts a call out that ended in an exception.</summary>
    /// <returns>What answers in its place.</returns>
    public object Fail(string function, Exception exception)
    {
        t_inside!.RemoveAt(t_inside.Count - 1);
        return Answer(Fault(function, exception));
    }
}
