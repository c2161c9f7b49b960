using Helix.Interfaces.Primitives;

namespace Helix.Interfaces.Memory;

/// <summary>A piece of physical memory of one page's size.</summary>
/// <param name="Address">Its first byte, a multiple of its size.</param>
/// <param name="Size">Its size.</param>
public readonly record struct Frame(PhysicalAddress Address, PageSize Size);
