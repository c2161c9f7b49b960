using Helix.Kernel.Machine.Processor;
using Helix.Kernel.Machine.Startup;

namespace Helix.Kernel.Machine.Memory;

/// <summary>Makes the map of frames from what the loader reported. The map lies in the first region with room for it, above the kernel if there is any.</summary>
/// <param name="boot">What the loader reported.</param>
/// <param name="lowest">Nothing below this address is given out.</param>
/// <param name="image">Where the kernel is.</param>
internal readonly unsafe struct FrameMapMaker(BootInformation* boot, ulong lowest, MemoryRegion image)
{
    private const ulong FramesPerWord = 8;

    private readonly BootInformation* _boot = boot;
    private readonly ulong _lowest = lowest;
    private readonly MemoryRegion _image = image;

    /// <summary>Makes it; see <see cref="FrameAllocator.Initialize"/>.</summary>
    public bool Make(out FrameMap map)
    {
        map = default;
        ulong frameCount = _boot->HighestUsableAddress / AddressSpaceLayout.PageSizeBytes & ~(FramesPerWord - 1);
        ulong mapBytes = RoundUp(frameCount);
        ulong mapAddress = FindRoom(_image.End, mapBytes);
        mapAddress = mapAddress == FrameAllocator.None ? FindRoom(_lowest, mapBytes) : mapAddress;
        if (mapAddress == FrameAllocator.None)
        {
            return false;
        }

        Cpu.ZeroMemory(AddressSpaceLayout.Direct(mapAddress), mapBytes);
        map = new FrameMap((byte*)AddressSpaceLayout.Direct(mapAddress), frameCount);
        for (int i = 0; i < _boot->RegionCount; i++)
        {
            MemoryRegion region = _boot->Region(i);
            if (region.Kind == MemoryRegionKind.Usable)
            {
                Open(ref map, region, new MemoryRegion { Start = mapAddress, End = mapAddress + mapBytes });
            }
        }

        // The first frames become page tables, before others than these are mapped.
        map.StartBelow(AddressSpaceLayout.BootMappedBytes / AddressSpaceLayout.PageSizeBytes);
        return true;
    }

    private static ulong RoundUp(ulong bytes) =>
        (bytes + AddressSpaceLayout.PageSizeBytes - 1) & ~(AddressSpaceLayout.PageSizeBytes - 1);

    /// <summary>Where what must stay in a range ends: the kernel, or an archive of boot files; zero when there is nothing.</summary>
    private ulong EndOfTakenIn(ulong start, ulong end) =>
        _image.Start < end && start < _image.End ? _image.End : _boot->EndOfArchiveIn(start, end);

    private ulong FindRoom(ulong from, ulong sizeBytes)
    {
        for (int i = 0; i < _boot->RegionCount; i++)
        {
            MemoryRegion region = _boot->Region(i);
            ulong start = RoundUp(region.Start < from ? from : region.Start);
            for (ulong end; (end = EndOfTakenIn(start, start + sizeBytes)) != 0;)
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

    private void Open(ref FrameMap map, MemoryRegion region, MemoryRegion own)
    {
        ulong start = RoundUp(region.Start < _lowest ? _lowest : region.Start);
        for (; start + AddressSpaceLayout.PageSizeBytes <= region.End; start += AddressSpaceLayout.PageSizeBytes)
        {
            ulong frame = start / AddressSpaceLayout.PageSizeBytes;
            bool isOwn = start >= own.Start && start < own.End;
            if (!isOwn && frame < map.FrameCount && map[frame] == FrameState.Fixed
                && EndOfTakenIn(start, start + AddressSpaceLayout.PageSizeBytes) == 0)
            {
                map.Open(frame);
            }
        }
    }
}
