using System;

namespace Helix.Kernel.Machine.Memory;

/// <summary>Bits of a page-table entry (Intel SDM 3A, tables 4-15 to 4-20).</summary>
[Flags]
public enum PageFlags : ulong
{
    None = 0,
    Present = 1 << 0,
    Writable = 1 << 1,
    User = 1 << 2,
    WriteThrough = 1 << 3,
    CacheDisabled = 1 << 4,
    Large = 1 << 7,
    Global = 1 << 8,
    NoExecute = 1UL << 63,

    /// <summary>
    /// In an entry of a page of 4 KiB: the upper bit of the number of an entry of the page attribute table, whose lower ones are
    /// <see cref="CacheDisabled"/> and <see cref="WriteThrough"/> (Intel SDM 3A, 11.12.3).
    /// </summary>
    AttributeTable = 1 << 7,

    /// <summary>
    /// Without <see cref="Present"/>: memory is behind the page, though nobody may use it. The processor ignores the bit.
    /// </summary>
    Withheld = 1 << 9,

    /// <summary>
    /// The page may be written, but shares its frame: the write's fault gives it one of its own. The processor ignores the bit.
    /// </summary>
    CopyOnWrite = 1 << 10,

    /// <summary>Ordinary kernel data.</summary>
    KernelData = Present | Writable | Global | NoExecute,

    /// <summary>Kernel data that never changes.</summary>
    KernelReadOnly = Present | Global | NoExecute,

    /// <summary>Kernel data that is copied when it is written.</summary>
    KernelShared = KernelReadOnly | CopyOnWrite,

    /// <summary>Kernel code.</summary>
    KernelCode = Present | Global,

    /// <summary>Registers of a device.</summary>
    Device = KernelData | CacheDisabled | WriteThrough,

    /// <summary>Memory of a device whose writes may be gathered, by the entry of the table that <see cref="PageAttributes"/> sets.</summary>
    DeviceGathered = KernelData | AttributeTable | WriteThrough,
}
