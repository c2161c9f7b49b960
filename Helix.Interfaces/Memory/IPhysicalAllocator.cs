using System;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;

namespace Helix.Interfaces.Memory;

/// <summary>
/// Hands out physical memory. The kernel asks whoever is in charge on behalf of everybody, possibly from within the collector:
/// so what is marked <see cref="NoHeapAllocationAttribute"/> is called with interrupts off, from any processor, and neither
/// blocks nor allocates on the managed heap. The rest is called from threads with interrupts on.
/// </summary>
[Contract(14, "PhysicalAllocator", "1.0.0")]
public interface IPhysicalAllocator
{
    /// <summary>The name of the method, such as <c>buddy</c>.</summary>
    [Function(0x00)]
    string Name { get; }

    /// <summary>Takes charge of memory. Called once, before anything else.</summary>
    /// <param name="regions">In ascending order, without overlap.</param>
    /// <returns><see cref="Status.InvalidArgument"/> for regions that are unordered, overlapping or not aligned;
    /// <see cref="Status.InvalidState"/> when called again; <see cref="Status.OutOfMemory"/> if there is no room for the
    /// allocator's own tables.</returns>
    [Function(0x01)]
    Status Init(ReadOnlySpan<PhysicalRegion> regions);

    /// <summary>Takes a frame from anywhere. Its content is unspecified.</summary>
    /// <returns><see cref="Status.OutOfMemory"/>; <see cref="Status.NotSupported"/> for a size it does not manage;
    /// <see cref="Status.InvalidState"/> before Init.</returns>
    [Function(0x02)]
    [NoHeapAllocation]
    Result<Frame> Allocate(PageSize size);

    /// <summary>Takes frames that lie one after the other.</summary>
    /// <param name="count">How many, at least 1.</param>
    /// <param name="size">The size of each.</param>
    /// <returns>The first one. <see cref="Status.OutOfMemory"/>, <see cref="Status.NotSupported"/>,
    /// <see cref="Status.InvalidArgument"/>.</returns>
    [Function(0x03)]
    [NoHeapAllocation]
    Result<Frame> AllocateContiguous(long count, PageSize size);

    /// <summary>Takes a frame that lies wholly in a zone or a lower one.</summary>
    /// <returns><see cref="Status.OutOfMemory"/> if the zone and those below have none; <see cref="Status.NotSupported"/> for a
    /// size it does not manage; <see cref="Status.InvalidArgument"/> for no zone; <see cref="Status.InvalidState"/> before
    /// Init.</returns>
    [Function(0x04)]
    [NoHeapAllocation]
    Result<Frame> AllocateZone(PageSize size, MemoryZone zone);

    /// <summary>Gives a frame back; of contiguous ones each by itself.</summary>
    /// <returns><see cref="Status.InvalidArgument"/> if it is not in use, not aligned or not managed here.</returns>
    [Function(0x05)]
    [NoHeapAllocation]
    Status Deallocate(Frame frame);

    /// <summary>The number of free frames of 4 KiB.</summary>
    [Function(0x06)]
    long FreeFrames { get; }

    /// <summary>The number of frames of 4 KiB it manages.</summary>
    [Function(0x07)]
    long TotalFrames { get; }

    /// <summary>What it has done. Takes time for each free frame; exact only while nothing else is called.</summary>
    [Function(0x08)]
    AllocatorStatistics Statistics { get; }
}
