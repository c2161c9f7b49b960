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
