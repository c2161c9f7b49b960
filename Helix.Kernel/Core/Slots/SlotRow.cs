using System;

namespace Helix.Kernel.Core.Slots;

/// <summary>A slot and what it is for.</summary>
/// <param name="Contract">The interface.</param>
/// <param name="Name">Its contract name.</param>
/// <param name="Module">The module whose slot it is; empty for the default slot.</param>
/// <param name="Slot">The slot.</param>
internal sealed record SlotRow(Type Contract, string Name, string Module, InterfaceSlot Slot);
