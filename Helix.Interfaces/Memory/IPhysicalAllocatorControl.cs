using System;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;

namespace Helix.Interfaces.Memory;

/// <summary>
/// What a physical allocator offers to who looks after it: zones, caches, and handing its memory over to another allocator while
/// the system runs. An allocator without it can be used, but not exchanged. Rules for callers as for
/// <see cref="IPhysicalAllocator"/>.
/// </summary>
[Contract(31, "PhysicalAllocatorControl", "1.1.0")]
public interface IPhysicalAllocatorControl
{
    /// <summary>The state of one zone. As <see cref="IPhysicalAllocator.Statistics"/>.</summary>
    [Function(0x00)]
    ZoneStatistics GetZone(MemoryZone zone);

    /// <summary>Gives what processors keep for themselves back to everybody; for when memory is short.</summary>
    [Function(0x01)]
    [NoHeapAllocation]
    void Trim();

    /// <summary>
    /// Writes down all frames in use, in ascending order, so that another allocator can take over. Called while nothing else is.
    /// </summary>
    /// <returns>How many entries were written; <see cref="Status.BufferTooSmall"/> if there are more than
    /// <paramref name="used"/> holds: the caller tries again with more.</returns>
    [Function(0x02)]
    Result<int> Export(Span<UsedFrames> used);

    /// <summary>
    /// Takes charge of memory of which some is in use already; instead of <see cref="IPhysicalAllocator.Init"/>.
    /// </summary>
    /// <param name="regions">As for Init.</param>
    /// <param name="used">Frames in use, in ascending order, neighbours of one size together: as Export writes them, or, in the
    /// kernel, from its own account of every frame.</param>
    /// <returns>As for Init; <see cref="Status.InvalidArgument"/> also for frames that overlap or are not in a region.</returns>
    [Function(0x03)]
    Status TakeOver(ReadOnlySpan<PhysicalRegion> regions, ReadOnlySpan<UsedFrames> used);

    /// <summary>
    /// Gives all memory up, when another allocator has taken over: as before Init. Called while nothing else is.
    /// </summary>
    /// <returns><see cref="Status.Ok"/>, also if it had none.</returns>
    [Function(0x04)]
    Status Release();
}
