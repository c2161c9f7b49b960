using Helix.Interfaces.Primitives;

namespace Helix.Interfaces.Memory;

/// <summary>A range of usable physical memory.</summary>
/// <param name="Start">Its first byte, a multiple of 4 KiB.</param>
/// <param name="SizeBytes">Its size, a multiple of 4 KiB.</param>
public readonly record struct PhysicalRegion(PhysicalAddress Start, long SizeBytes);
