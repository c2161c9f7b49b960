using Helix.Interfaces.Primitives;

namespace Helix.Interfaces.Memory;

/// <summary>Frames in use that lie one after the other, each of the same size; what one allocator hands to another.</summary>
/// <param name="Start">The first byte of the first one, a multiple of the size.</param>
/// <param name="Size">The size of each.</param>
/// <param name="Count">How many, at least 1.</param>
public readonly record struct UsedFrames(PhysicalAddress Start, PageSize Size, long Count);
