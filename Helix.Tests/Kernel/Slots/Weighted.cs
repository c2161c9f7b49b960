namespace Helix.Tests.Kernel.Slots;

/// <summary>Travels in a general and a floating-point register.</summary>
public readonly record struct Weighted(long Count, double Weight);
