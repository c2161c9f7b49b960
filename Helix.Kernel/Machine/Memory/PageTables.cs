using Helix.Kernel.Machine.Processor;

namespace Helix.Kernel.Machine.Memory;

/// <summary>
/// The kernel's four-level page tables (Intel SDM 3A, 4.5), reached through the direct map, of which the boot tables
/// already have the first GiB.
/// </summary>
public static unsafe class PageTables
{
    private const ulong AddressMask = 0x000F_FFFF_FFFF_F000;

    /// <summary>Marks an entry that is not present and remembers a frame: a bit that the processor ignores then.</summary>
    private const ulong Unmapped = (ulong)PageFlags.Withheld;

    /// <summary>Bits 5 and 6, which the processor sets (Intel SDM 3A, 4.8).</summary>
    private const ulong AccessedAndDirty = 3 << 5;

    private static ulong _root;

    /// <summary>Physical address of the top table.</summary>
    public static ulong Root => _root;

    /// <summary>Makes an empty top table.</summary>
    /// <returns>Whether there was memory for it.</returns>
    internal static bool Create()
    {
        _root = AllocateTable();
        return _root != FrameAllocator.None;
    }

    /// <summary>Maps one page of 4 KiB. Replaces what was mapped there. Does not block; may be called from an interrupt.</summary>
    /// <returns>False when there is no memory for a table.</returns>
    public static bool Map(ulong virtualAddress, ulong physicalAddress, PageFlags flags)
    {
        ulong saved = Cpu.DisableInterrupts();
        ulong* entry = Entry(virtualAddress, levels: 3, create: true);
        if (entry != null)
        {
            bool replaces = (*entry & (ulong)PageFlags.Present) != 0;
            *entry = physicalAddress | (ulong)flags;
            if (replaces)
            {
                Cpu.InvalidatePage(virtualAddress);
                Processors.DropTranslations();
            }
        }

        Cpu.RestoreInterrupts(saved);
        return entry != null;
    }

    /// <summary>Maps one page of 2 MiB; both addresses are multiples of 2 MiB.</summary>
    /// <returns>False when there is no memory for a table.</returns>
    internal static bool MapLarge(ulong virtualAddress, ulong physicalAddress, PageFlags flags)
    {
        ulong* entry = Entry(virtualAddress, levels: 2, create: true);
        if (entry == null)
        {
            return false;
        }

        *entry = physicalAddress | (ulong)(flags | PageFlags.Large);
        return true;
    }

    /// <summary>
    /// Changes what may be done with a mapped page of 4 KiB. Does not block; may be called from an interrupt. The caller sees to it that other
    /// processors notice (<see cref="Processors.DropTranslations"/>).
    /// </summary>
    /// <returns>Whether the page is mapped.</returns>
    internal static bool Protect(ulong virtualAddress, PageFlags flags)
    {
        ulong saved = Cpu.DisableInterrupts();
        ulong* entry = Entry(virtualAddress, levels: 3, create: false);
        bool mapped = entry != null && (*entry & ((ulong)PageFlags.Present | Unmapped)) != 0;
        if (mapped)
        {
            *entry = FrameOf(*entry) | (ulong)CopyOnWrite.FlagsToWrite(FrameOf(*entry), flags);
            Cpu.InvalidatePage(virtualAddress);
        }

        Cpu.RestoreInterrupts(saved);
        return mapped;
    }

    /// <summary>
    /// Ends the mapping of one page of 4 KiB, but keeps its frame in mind for <see cref="TakeFrame"/>: other processors may still know the mapping
    /// until <see cref="Processors.DropTranslations"/> returns, and the frame must not be used again before.
    /// </summary>
    internal static void Unmap(ulong virtualAddress)
    {
        ulong saved = Cpu.DisableInterrupts();
        ulong* entry = Entry(virtualAddress, levels: 3, create: false);
        if (entry != null && (*entry & (ulong)PageFlags.Present) != 0)
        {
            *entry = (*entry & AddressMask) | Unmapped;
            Cpu.InvalidatePage(virtualAddress);
        }

        Cpu.RestoreInterrupts(saved);
    }

    /// <summary>The frame of a page that was unmapped; asked for once.</summary>
    /// <returns>The physical address, or <see cref="FrameAllocator.None"/>.</returns>
    internal static ulong TakeFrame(ulong virtualAddress)
    {
        ulong saved = Cpu.DisableInterrupts();
        ulong* entry = Entry(virtualAddress, levels: 3, create: false);
        ulong frame = FrameAllocator.None;
        if (entry != null && (*entry & ((ulong)PageFlags.Present | Unmapped)) == Unmapped)
        {
            frame = *entry & AddressMask;
            *entry = 0;
        }

        Cpu.RestoreInterrupts(saved);
        return frame;
    }

    /// <summary>The entry of a page of 4 KiB; 0 if there is no table for it. Interrupts are off.</summary>
    internal static ulong ReadEntry(ulong virtualAddress)
    {
        ulong* entry = Entry(virtualAddress, levels: 3, create: false);
        return entry == null ? 0 : *entry;
    }

    /// <summary>Replaces the entry of a page of 4 KiB that has one, on this processor. Interrupts are off.</summary>
    internal static void WriteEntry(ulong virtualAddress, ulong frame, PageFlags flags)
    {
        *Entry(virtualAddress, levels: 3, create: false) = frame | (ulong)flags;
        Cpu.InvalidatePage(virtualAddress);
    }

    /// <summary>Whether an entry has a frame, whether it may be used or is withheld.</summary>
    internal static bool IsCommitted(ulong entry) => (entry & ((ulong)PageFlags.Present | Unmapped)) != 0;

    /// <summary>The physical address in an entry.</summary>
    internal static ulong FrameOf(ulong entry) => entry & AddressMask;

    /// <summary>The other bits of an entry, but for those that the processor sets itself.</summary>
    internal static PageFlags FlagsOf(ulong entry) => (PageFlags)(entry & ~(AddressMask | AccessedAndDirty));

    /// <summary>What is behind an address of a page of 4 KiB, whether it may be used or is withheld.</summary>
    /// <returns>The physical address, or <see cref="FrameAllocator.None"/>.</returns>
    public static ulong TranslateCommitted(ulong virtualAddress)
    {
        ulong saved = Cpu.DisableInterrupts();
        ulong* entry = Entry(virtualAddress, levels: 3, create: false);
        ulong value = entry == null ? 0 : *entry;
        Cpu.RestoreInterrupts(saved);
        return (value & ((ulong)PageFlags.Present | Unmapped)) == 0 ? FrameAllocator.None
            : (value & AddressMask) | (virtualAddress & (AddressSpaceLayout.PageSizeBytes - 1));
    }

    /// <summary>What an address is mapped to.</summary>
    /// <returns>The physical address, or <see cref="FrameAllocator.None"/>.</returns>
    public static ulong Translate(ulong virtualAddress)
    {
        ulong table = _root;
        for (int level = 0; level < 4; level++)
        {
            int shift = 39 - 9 * level;
            ulong entry = ((ulong*)AddressSpaceLayout.Direct(table))[virtualAddress >> shift & 511];
            if ((entry & (ulong)PageFlags.Present) == 0)
            {
                return FrameAllocator.None;
            }

            if (level == 3 || (level > 0 && (entry & (ulong)PageFlags.Large) != 0))
            {
                ulong offsetMask = (1UL << shift) - 1;
                return (entry & AddressMask & ~offsetMask) | (virtualAddress & offsetMask);
            }

            table = entry & AddressMask;
        }

        return FrameAllocator.None;
    }

    private static ulong* Entry(ulong virtualAddress, int levels, bool create)
    {
        ulong table = _root;
        int shift = 39;
        for (int level = 0; level < levels; level++, shift -= 9)
        {
            ulong* entry = (ulong*)AddressSpaceLayout.Direct(table) + (virtualAddress >> shift & 511);
            if ((*entry & (ulong)PageFlags.Present) == 0)
            {
                ulong next = create ? AllocateTable() : FrameAllocator.None;
                if (next == FrameAllocator.None)
                {
                    return null;
                }

                *entry = next | (ulong)(PageFlags.Present | PageFlags.Writable);
            }

            table = *entry & AddressMask;
        }

        return (ulong*)AddressSpaceLayout.Direct(table) + (virtualAddress >> shift & 511);
    }

    private static ulong AllocateTable()
    {
        ulong frame = FrameAllocator.Allocate();
        if (frame != FrameAllocator.None)
        {
            Cpu.ZeroMemory(AddressSpaceLayout.Direct(frame), AddressSpaceLayout.PageSizeBytes);
        }

        return frame;
    }
}
