namespace Helix.Kernel.Machine.Memory;

/// <summary>The kernel's half of the virtual address space. Everything else above it is unmapped.</summary>
public static class AddressSpaceLayout
{
    /// <summary>Size of a page and of a frame, in bytes.</summary>
    public const ulong PageSizeBytes = 4096;

    /// <summary>Size of a large page, in bytes.</summary>
    public const ulong LargePageSizeBytes = 2 << 20;

    /// <summary>What the page tables of the boot map of physical memory (Boot/Entry.xs), in bytes.</summary>
    public const ulong BootMappedBytes = 1UL << 30;

    /// <summary>All physical memory, mapped readable and writable.</summary>
    public const ulong DirectMapBase = 0xFFFF_8000_0000_0000;

    /// <summary>Objects of the garbage collector.</summary>
    public const ulong HeapBase = 0xFFFF_A000_0000_0000;

    /// <summary>Size of the range kept for the garbage collector, in bytes.</summary>
    public const ulong HeapSizeBytes = 8UL << 40;

    /// <summary>Thread stacks, device memory and other mappings made on demand.</summary>
    public const ulong MappingBase = 0xFFFF_C000_0000_0000;

    /// <summary>Size of the range for mappings, in bytes.</summary>
    public const ulong MappingSizeBytes = 1UL << 40;

    /// <summary>What modules reserve for themselves.</summary>
    public const ulong ModuleMemoryBase = 0xFFFF_C800_0000_0000;

    /// <summary>Size of the range for modules' own memory, in bytes.</summary>
    public const ulong ModuleMemorySizeBytes = 1UL << 40;

    /// <summary>The kernel image is linked this much above its physical address.</summary>
    public const ulong KernelBase = 0xFFFF_FFFF_8000_0000;

    /// <summary>
    /// Images of loaded modules, and what else must lie within 2 GiB of the kernel's code: compiled code reaches both by 32-bit distances.
    /// </summary>
    public const ulong ModuleBase = 0xFFFF_FFFF_C000_0000;

    /// <summary>Size of the range for modules, in bytes; a power of two that divides <see cref="ModuleBase"/>.</summary>
    public const ulong ModuleSizeBytes = 256 << 20;

    /// <summary>Where a physical address can be read and written.</summary>
    public static unsafe void* Direct(ulong physicalAddress) => (void*)(DirectMapBase + physicalAddress);
}
