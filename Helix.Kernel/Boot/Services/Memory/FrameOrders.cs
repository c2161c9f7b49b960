using Helix.Interfaces.Memory;
using Helix.Interfaces.Primitives;
using Helix.Kernel.Machine.Memory;

namespace Helix.Kernel.Boot.Services.Memory;

/// <summary>Sizes and zones of frames as the machine layer counts them: logarithms and numbers of frames.</summary>
internal static class FrameOrders
{
    private const ulong FrameBytes = AddressSpaceLayout.PageSizeBytes;
    private const ulong DmaEnd = FrameAllocator.FirstKept;
    private const ulong Dma32End = 1UL << 32;

    /// <summary>The size of a frame of an order.</summary>
    [NoHeapAllocation]
    public static PageSize SizeOf(int order) => order == 0 ? PageSize.Small : order == FrameMap.LargeOrder ? PageSize.Large : PageSize.Huge;

    /// <summary>The order of a size; -1 for what is none.</summary>
    [NoHeapAllocation]
    public static int OrderOf(PageSize size) => size switch
    {
        PageSize.Small => 0,
        PageSize.Large => FrameMap.LargeOrder,
        PageSize.Huge => FrameMap.HugeOrder,
        _ => -1,
    };

    /// <summary>The first address of a zone.</summary>
    [NoHeapAllocation]
    public static ulong StartOf(MemoryZone zone) => zone == MemoryZone.Dma ? 0 : zone == MemoryZone.Dma32 ? DmaEnd : Dma32End;

    /// <summary>The address behind a zone.</summary>
    [NoHeapAllocation]
    public static ulong EndOf(MemoryZone zone) => zone == MemoryZone.Dma ? DmaEnd : zone == MemoryZone.Dma32 ? Dma32End : ulong.MaxValue;

    /// <summary>The highest zone that ends at or below a frame's number.</summary>
    [NoHeapAllocation]
    public static MemoryZone ZoneBelow(ulong limit) =>
        limit >= ulong.MaxValue / FrameBytes ? MemoryZone.Normal : limit >= Dma32End / FrameBytes ? MemoryZone.Dma32 : MemoryZone.Dma;
}
