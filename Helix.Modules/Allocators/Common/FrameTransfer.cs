using System;
using System.Collections.Generic;
using Helix.Interfaces.Memory;
using Helix.Interfaces.Primitives;

namespace Helix.Modules.Allocators.Common;

/// <summary>Hands frames in use from one allocator to another.</summary>
internal static class FrameTransfer
{
    /// <summary>Writes down the frames in use, neighbours of one size together.</summary>
    /// <returns>How many entries; <see cref="Status.BufferTooSmall"/>.</returns>
    public static Result<int> Export(MemoryMap map, Span<UsedFrames> used)
    {
        int count = 0;
        foreach (UsedFrames frames in All(map))
        {
            if (count == used.Length)
            {
                return Status.BufferTooSmall;
            }

            used[count++] = frames;
        }

        return count;
    }

    /// <summary>Puts frames into use in an allocator that is new.</summary>
    /// <returns><see cref="Status.InvalidArgument"/> for frames that overlap, are not in order, or not there.</returns>
    public static Status Occupy(FrameDepot depot, ReadOnlySpan<UsedFrames> used)
    {
        long end = 0;
        foreach (UsedFrames frames in used)
        {
            int order = FrameSizes.OrderOf(frames.Size);
            if (order < 0 || frames.Count < 1 || frames.Count > depot.Map.End >> order
                || (frames.Start.Value & ((ulong)frames.Size - 1)) != 0)
            {
                return Status.InvalidArgument;
            }

            long first = (long)(frames.Start.Value >> FrameSizes.FrameShift);
            if (first < end || !depot.Map.IsUnused(first, frames.Count << order))
            {
                return Status.InvalidArgument;
            }

            depot.Occupy(first, frames.Count, order);
            end = first + (frames.Count << order);
        }

        return Status.Ok;
    }

    /// <summary>Writes the state for a successor.</summary>
    public static byte[] Save(FrameDepot depot)
    {
        depot.Trim();
        return SavedFrames.Write(depot.Map.Regions, [.. All(depot.Map)], depot.Counts);
    }

    private static IEnumerable<UsedFrames> All(MemoryMap map)
    {
        UsedFrames run = default;
        for (long frame = 0; frame < map.End; frame++)
        {
            if (SizeOf(map.UseOf(frame)) is not { } size)
            {
                continue;
            }

            ulong address = (ulong)frame << FrameSizes.FrameShift;
            if (run.Count > 0 && run.Size == size && run.Start.Value + (ulong)(run.Count * (long)size) == address)
            {
                run = run with { Count = run.Count + 1 };
                continue;
            }

            if (run.Count > 0)
            {
                yield return run;
            }

            run = new UsedFrames(new PhysicalAddress(address), size, 1);
        }

        if (run.Count > 0)
        {
            yield return run;
        }
    }

    private static PageSize? SizeOf(FrameUse use) => use switch
    {
        FrameUse.Small => PageSize.Small,
        FrameUse.Large => PageSize.Large,
        FrameUse.Huge => PageSize.Huge,
        _ => null,
    };
}
