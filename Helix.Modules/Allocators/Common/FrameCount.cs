using System;
using Helix.Interfaces.Memory;

namespace Helix.Modules.Allocators.Common;

/// <summary>
/// Walks over free frames to count them and to find the longest run. Without a gate: exact while nothing else is called.
/// </summary>
internal static class FrameCount
{
    public static AllocatorStatistics Summarise(FrameDepot depot)
    {
        (long allocations, long frees, long failures, long peak) = depot.Counts;
        long longest = Walk(depot, 0, depot.Map.End).LargestFreeFrames;
        return new AllocatorStatistics(allocations, frees, failures, depot.Map.TotalFrames - depot.FreeFrames, peak, longest);
    }

    public static ZoneStatistics OfZone(FrameDepot depot, MemoryZone zone) => zone is < MemoryZone.Dma or > MemoryZone.Normal
        ? default
        : Walk(depot, FrameSizes.StartOf(zone), FrameSizes.EndOf(zone));

    private static ZoneStatistics Walk(FrameDepot depot, long start, long end)
    {
        (long total, long free, long longest) = (0, 0, 0);
        (long run, long last) = (0, -1);
        foreach (PhysicalRegion region in depot.Map.Regions)
        {
            long frame = Math.Max(MemoryMap.FirstOf(region), start);
            long regionEnd = Math.Min(MemoryMap.FirstOf(region) + MemoryMap.CountOf(region), end);
            total += Math.Max(regionEnd - frame, 0);
            while (frame < regionEnd)
            {
                long more = Math.Min(depot.Store.FreeFrom(frame), regionEnd - frame);
                free += more > 0 ? more : depot.Map.UseOf(frame) == FrameUse.Cached ? 1 : 0;
                run = more == 0 ? 0 : frame == last ? run + more : more;
                longest = Math.Max(longest, run);
                frame += more > 0 ? more : Math.Min(LengthOf(depot.Map.UseOf(frame)), regionEnd - frame);
                last = frame;
            }
        }

        return new ZoneStatistics(total, free, longest);
    }

    private static long LengthOf(FrameUse use) => use switch
    {
        FrameUse.Large => 1L << 9,
        FrameUse.Huge => 1L << 18,
        _ => 1,
    };
}
