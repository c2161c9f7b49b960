namespace Helix.Kernel.Machine.Startup;

/// <summary>A range of physical addresses, end exclusive.</summary>
public struct MemoryRegion
{
    public ulong Start;
    public ulong End;
    public MemoryRegionKind Kind;
}
