namespace Helix.Kernel.Runtime.Slots;

/// <summary>A function that a slot passes on: a method of one of its interfaces.</summary>
/// <param name="Interface">The interface's method table.</param>
/// <param name="InterfaceIndex">The interface's place among those of the slot.</param>
/// <param name="MethodSlot">The method's place in the interface.</param>
public readonly record struct SlotFunction(nint Interface, ushort InterfaceIndex, ushort MethodSlot);
