using System;
using Helix.Interfaces.Modules;

namespace Helix.Kernel.Core.Slots;

/// <summary>A slot and what it is for.</summary>
/// <param name="Contract">The interface.</param>
/// <param name="Name">Its contract name.</param>
/// <param name="Module">The module whose slot it is; empty for the default slot.</param>
/// <param name="Slot">The slot.</param>
internal sealed record SlotRow(Type Contract, string Name, string Module, InterfaceSlot Slot)
{
    /// <summary>What is to be told of it now.</summary>
    public SlotInformation ToInformation()
    {
        string provider = Slot.Target is null ? "" : Slot.Owner?.Name ?? "";
        return new SlotInformation(Name, Module, provider, Slot.CallsInside, Slot.IsPaused)
        {
            CallsWaiting = Slot.CallsWaiting,
            Exchanges = Slot.Exchanges,
            Faults = Slot.Faults,
        };
    }
}
