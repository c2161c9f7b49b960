using Helix.Kernel.Machine.Processor;
using Helix.Kernel.Machine.Startup;

namespace Helix.Kernel.Machine.Memory;

/// <summary>Makes the map of frames from what the loader reported. The map lies in the first region with room for it.</summary>
internal static unsafe class FrameMapMaker
{
    private const ulong FramesPerWord = 8;

    /// <summary>Makes it; see <see cref="FrameAllocator.Initialize"/>.</summary>
    public static bool Make(BootInformation* boot, ulong reservedEnd, out FrameMap map)
    {
        map = default;
        ulong frameCount = boot->HighestUsableAddress / AddressSpaceLayout.PageSizeBytes & ~(FramesPerWord - 1);
        ulong mapBytes = RoundUp(frameCount);
        ulong mapAddress = FindRoom(boot, reservedEnd, mapBytes);
        if (mapAddress == FrameAllocator.None)
        {
            return false;
        }

        Cpu.ZeroMemory(AddressSpaceLayout.Direct(mapAddress), mapBytes);
        map = new FrameMap((byte*)AddressSpaceLayout.Direct(mapAddress), frameCount);
        for (int i = 0; i < boot->RegionCount; i++)
        {
            MemoryRegion region = boot->Region(i);
            if (region.Kind == MemoryRegionKind.Usable)
            {
                Open(ref map, boot, region, reservedEnd, new MemoryRegion { Start = mapAddress, End = mapAddress + mapBytes });
            }
        }

        // The first frames become page tables, before others than these are mapped.
        map.StartBelow(AddressSpaceLayout.BootMappedBytes / AddressSpaceLayout.PageSizeBytes);
        return true;
    }

    private static ulong RoundUp(ulong bytes) =>
        (bytes + AddressSpaceLayout.PageSizeBytes - 1) & ~(AddressSpaceLayout.PageSizeBytes - 1);

    private static ulong FindRoom(BootInformation* boot, ulong reservedEnd, ulong sizeBytes)
    {
        for (int i = 0; i < boot->RegionCount; i++)
        {
            MemoryRegion region = boot->Region(i);
            ulong start = RoundUp(region.Start < reservedEnd ? reservedEnd : region.Start);
            for (ulong end; (end = boot->EndOfArchiveIn(start, start + sizeBytes)) != 0;)
            {
                start = RoundUp(end);
            }

            bool isMapped = start + sizeBytes <= AddressSpaceLayout.BootMappedBytes;
            if (region.Kind == MemoryRegionKind.Usable && start + sizeBytes <= region.End && isMapped)
            {
                return start;
            }
        }

        return FrameAllocator.None;
    }

    private static void Open(ref FrameMap map, BootInformation* boot, MemoryRegion region, ulong reservedEnd, MemoryRegion own)
    {
        ulong start = RoundUp(region.Start < reservedEnd ? reservedEnd : region.Start);
        for (; start + AddressSpaceLayout.PageSizeBytes <= region.End; start += AddressSpaceLayout.PageSizeBytes)
        {
            ulong frame = start / AddressSpaceLayout.PageSizeBytes;
            bool isOwn = start >= own.Start && start < own.End;
            if (!isOwn && frame < map.FrameCount && map[frame] == FrameState.Fixed
                && boot->EndOfArchiveIn(start, start + AddressSpaceLayout.PageSizeBytes) == 0)
            {
                map.Open(frame);
            }
        }
    }
}
