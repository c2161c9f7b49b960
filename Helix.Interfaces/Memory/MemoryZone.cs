namespace Helix.Interfaces.Memory;

/// <summary>Which devices can reach physical memory.</summary>
public enum MemoryZone
{
    /// <summary>Below 16 MiB: ISA DMA.</summary>
    Dma = 0,

    /// <summary>Below 4 GiB: devices with 32-bit addresses.</summary>
    Dma32 = 1,

    /// <summary>Anywhere.</summary>
    Normal = 2,
}
