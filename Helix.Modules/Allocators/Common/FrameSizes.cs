using Helix.Interfaces.Memory;
using Helix.Interfaces.Primitives;

namespace Helix.Modules.Allocators.Common;

/// <summary>Sizes and addresses in frames of 4 KiB.</summary>
internal static class FrameSizes
{
    public const int FrameShift = 12;
    public const long FrameBytes = 1 << FrameShift;

    /// <summary>The first frame that is not below 16 MiB.</summary>
    public const long DmaEnd = (16L << 20) >> FrameShift;

    /// <summary>The logarithm of how many frames a page has; -1 for what is no size of a page.</summary>
    [NoHeapAllocation]
    public static int OrderOf(PageSize size) => size switch
    {
        PageSize.Small => 0,
        PageSize.Large => 9,
        PageSize.Huge => 18,
        _ => -1,
    };

    [NoHeapAllocation]
    public static FrameUse UseOf(int order) => order switch
    {
        0 => FrameUse.Small,
        9 => FrameUse.Large,
        _ => FrameUse.Huge,
    };

    /// <summary>The first frame behind a zone; none of a higher zone may be used for it.</summary>
    [NoHeapAllocation]
    public static long EndOf(MemoryZone zone) => zone switch
    {
        MemoryZone.Dma => DmaEnd,
        MemoryZone.Dma32 => (1L << 32) >> FrameShift,
        _ => long.MaxValue,
    };

    /// <summary>The first frame of a zone.</summary>
    public static long StartOf(MemoryZone zone) => zone == MemoryZone.Dma ? 0 : EndOf(zone - 1);
}
