using System;
using Helix.Kernel.Core.Slots;

namespace Helix.Tests.Kernel.Slots;

/// <summary>Where the cases get their slots: from the kernel's factory when they run inside it, else written by hand.</summary>
public static class SlotSource
{
    /// <summary>The kernel's factory; null on the host.</summary>
    public static ISlotFactory? Factory { get; set; }

    /// <summary>A slot of the test contract, bound to an object.</summary>
    internal static InterfaceSlot Create(object? target, ISlotOwner? owner)
    {
        InterfaceSlot slot = Factory is { } factory
            ? factory.Create(typeof(ISpecimen)) ?? throw new InvalidOperationException("no slot")
            : new HandSlot();
        slot.Bind(target, owner);
        return slot;
    }
}
