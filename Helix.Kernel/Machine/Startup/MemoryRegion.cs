namespace Helix.Kernel.Machine.Startup;

/// <summary>What a range of physical memory may be used for.</summary>
public enum MemoryRegionKind
{
    Usable = 1,
    Reserved = 2,
    AcpiReclaimable = 3,
    AcpiNonVolatile = 4,
    Defective = 5,
}

/// <summary>A range of physical addresses, end exclusive.</summary>
public struct MemoryRegion
{
    public ulong Start;
    public ulong End;
    public MemoryRegionKind Kind;
}
