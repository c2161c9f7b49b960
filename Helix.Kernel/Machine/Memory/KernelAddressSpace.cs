using Helix.Kernel.Machine.Processor;
using Helix.Kernel.Machine.Startup;

namespace Helix.Kernel.Machine.Memory;

/// <summary>
/// The address space of the kernel: the image with W^X protections, all physical memory, and ranges mapped on demand.
/// Addresses below 2^47 stay unmapped, the null page among them.
/// </summary>
public static unsafe class KernelAddressSpace
{
    private static ulong _nextMapping;

    /// <summary>Leaves the boot tables for the final ones.</summary>
    /// <returns>Whether there was memory for them.</returns>
    public static bool Initialize(BootInformation* boot, ImageLayout* image)
    {
        _nextMapping = AddressSpaceLayout.MappingBase;
        if (!PageTables.Create() || !MapPhysicalMemory(boot)
            || !MapImage(image->TextStart, image->TextEnd, PageFlags.KernelCode)
            || !MapImage(image->ReadOnlyStart, image->ReadOnlyEnd, PageFlags.KernelReadOnly)
            || !MapImage(image->DataStart, image->DataEnd, PageFlags.KernelData))
        {
            return false;
        }

        ulong guard = image->BootStackLow - AddressSpaceLayout.PageSizeBytes;
        PageTables.Unmap(guard);
        _ = PageTables.TakeFrame(guard);
        Cpu.WriteCr3(PageTables.Root);
        return true;
    }

    /// <summary>Backs a range with zeroed frames. All of it or nothing. Does not block.</summary>
    /// <param name="address">Page-aligned start, in a range that is not mapped.</param>
    /// <param name="sizeBytes">A multiple of the page size.</param>
    /// <returns>Whether there was memory.</returns>
    public static bool Commit(ulong address, ulong sizeBytes)
    {
        for (ulong offset = 0; offset < sizeBytes; offset += AddressSpaceLayout.PageSizeBytes)
        {
            ulong frame = FrameAllocator.AllocateZeroed();
            if (frame == FrameAllocator.None || !PageTables.Map(address + offset, frame, PageFlags.KernelData))
            {
                if (frame != FrameAllocator.None)
                {
                    FrameAllocator.Free(frame);
                }

                Decommit(address, offset);
                return false;
            }
        }

        return true;
    }

    /// <summary>Unmaps a range on all processors and gives its frames back, but for those that other pages share. Does not block.</summary>
    public static void Decommit(ulong address, ulong sizeBytes)
    {
        for (ulong offset = 0; offset < sizeBytes; offset += AddressSpaceLayout.PageSizeBytes)
        {
            PageTables.Unmap(address + offset);
        }

        Processors.DropTranslations();
        for (ulong offset = 0; offset < sizeBytes; offset += AddressSpaceLayout.PageSizeBytes)
        {
            ulong frame = PageTables.TakeFrame(address + offset);
            if (frame != FrameAllocator.None)
            {
                CopyOnWrite.GiveBack(frame);
            }
        }
    }

    /// <summary>
    /// Lets pages that are not committed share the frames of a range, until either is written; the access is the same. All of it or nothing,
    /// but that writing to the range may cost a fault. Does not block.
    /// </summary>
    /// <param name="from">Page-aligned start of the range, of which not all need be committed.</param>
    /// <param name="to">Page-aligned start of the pages.</param>
    /// <param name="sizeBytes">A multiple of the page size.</param>
    /// <returns>Whether there was memory for tables.</returns>
    public static bool Share(ulong from, ulong to, ulong sizeBytes)
    {
        bool done = CopyOnWrite.Prepare();
        ulong offset = 0;
        while (done && offset < sizeBytes)
        {
            done = CopyOnWrite.Share(from + offset, to + offset);
            offset += done ? AddressSpaceLayout.PageSizeBytes : 0;
        }

        Processors.DropTranslations();
        if (!done)
        {
            Decommit(to, offset);
        }

        return done;
    }

    /// <summary>Changes what may be done with a range of committed pages. Does not block.</summary>
    /// <param name="address">Page-aligned start.</param>
    /// <param name="sizeBytes">A multiple of the page size.</param>
    /// <param name="flags">Never both writable and executable.</param>
    /// <returns>Whether all of the range is mapped; of one that is not, the mapped pages have been changed.</returns>
    public static bool Protect(ulong address, ulong sizeBytes, PageFlags flags)
    {
        bool mapped = true;
        for (ulong offset = 0; offset < sizeBytes; offset += AddressSpaceLayout.PageSizeBytes)
        {
            mapped &= PageTables.Protect(address + offset, flags);
        }

        Processors.DropTranslations();

        return mapped;
    }

    /// <summary>Reserves addresses for a mapping, with an unmapped guard page before them. They are never given out again.</summary>
    /// <param name="sizeBytes">A multiple of the page size.</param>
    /// <returns>The start, or zero when the range is used up.</returns>
    public static ulong Reserve(ulong sizeBytes)
    {
        ulong flags = Cpu.DisableInterrupts();
        ulong start = _nextMapping + AddressSpaceLayout.PageSizeBytes;
        bool fits = start + sizeBytes <= AddressSpaceLayout.MappingBase + AddressSpaceLayout.MappingSizeBytes;
        if (fits)
        {
            _nextMapping = start + sizeBytes;
        }

        Cpu.RestoreInterrupts(flags);
        return fits ? start : 0;
    }

    /// <summary>Maps the registers of a device, uncached; otherwise as the other one.</summary>
    public static ulong MapDevice(ulong physicalAddress, ulong sizeBytes) => MapDevice(physicalAddress, sizeBytes, PageFlags.Device);

    /// <summary>Maps registers or memory of a device.</summary>
    /// <param name="physicalAddress">Any alignment.</param>
    /// <param name="sizeBytes">Any size.</param>
    /// <returns>The virtual address of the first byte, or zero when there is no memory for the tables.</returns>
    /// <param name="flags"><see cref="PageFlags.Device"/> or <see cref="PageFlags.DeviceGathered"/>.</param>
    public static ulong MapDevice(ulong physicalAddress, ulong sizeBytes, PageFlags flags)
    {
        ulong offset = physicalAddress % AddressSpaceLayout.PageSizeBytes;
        ulong size = (offset + sizeBytes + AddressSpaceLayout.PageSizeBytes - 1) & ~(AddressSpaceLayout.PageSizeBytes - 1);
        ulong start = Reserve(size);
        for (ulong done = 0; start != 0 && done < size; done += AddressSpaceLayout.PageSizeBytes)
        {
            if (!PageTables.Map(start + done, physicalAddress - offset + done, flags))
            {
                return 0;
            }
        }

        return start == 0 ? 0 : start + offset;
    }

    /// <summary>
    /// Maps usable memory and the first MiB, in large pages: whole ones, so that a range's ragged ends are covered too.
    /// </summary>
    private static bool MapPhysicalMemory(BootInformation* boot)
    {
        const ulong Size = AddressSpaceLayout.LargePageSizeBytes;
        if (!PageTables.MapLarge(AddressSpaceLayout.DirectMapBase, 0, PageFlags.KernelData))
        {
            return false;
        }

        for (int i = 0; i < boot->RegionCount; i++)
        {
            MemoryRegion region = boot->Region(i);
            if (region.Kind is MemoryRegionKind.Reserved or MemoryRegionKind.Defective)
            {
                continue;
            }

            for (ulong address = region.Start & ~(Size - 1); address < region.End; address += Size)
            {
                if (!PageTables.MapLarge(AddressSpaceLayout.DirectMapBase + address, address, PageFlags.KernelData))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool MapImage(ulong start, ulong end, PageFlags flags)
    {
        for (ulong address = start; address < end; address += AddressSpaceLayout.PageSizeBytes)
        {
            if (!PageTables.Map(address, address - AddressSpaceLayout.KernelBase, flags))
            {
                return false;
            }
        }

        return true;
    }
}
