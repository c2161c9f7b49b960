using System;
using Helix.Interfaces.Memory;
using Helix.Interfaces.Primitives;
using Helix.Kernel.Machine.Memory;

namespace Helix.Kernel.Boot.Services.Memory;

/// <summary>
/// Physical memory as modules get it, whoever is in charge: every frame is in the kernel's account, and only what was lent here is taken back
/// here, so that no call can take a frame from under the heap or a page table.
/// </summary>
internal sealed class PhysicalFrames : IPhysicalAllocator, IPhysicalAllocatorControl
{
    /// <inheritdoc />
    public string Name => IPhysicalMemory.Kernel;

    /// <inheritdoc />
    public long FreeFrames => (long)FrameAllocator.FreeFrames;

    /// <inheritdoc />
    public long TotalFrames => (long)FrameAllocator.TotalFrames;

    /// <inheritdoc />
    public AllocatorStatistics Statistics
    {
        get
        {
            FrameStatistics counts = FrameAllocator.Statistics;
            FrameCounts all = FrameAllocator.Count(0, ulong.MaxValue);
            return new AllocatorStatistics(
                (long)counts.Allocations, (long)counts.Frees, (long)counts.Failures, (long)(all.Total - all.Free), (long)counts.PeakFrames, (long)all.LongestFree);
        }
    }

    /// <inheritdoc />
    public Status Init(ReadOnlySpan<PhysicalRegion> regions) => Status.InvalidState;

    /// <inheritdoc />
    public Result<Frame> Allocate(PageSize size)
    {
        if (size != PageSize.Small)
        {
            return Take(1, size, ulong.MaxValue);
        }

        ulong address = FrameAllocator.TakeKeptFrame(FrameState.Small | FrameState.Lent);
        return address == FrameAllocator.None ? Take(1, size, ulong.MaxValue) : new Frame(new PhysicalAddress(address), size);
    }

    /// <inheritdoc />
    public Result<Frame> AllocateContiguous(long count, PageSize size) => count < 1 ? Status.InvalidArgument : Take(count, size, ulong.MaxValue);

    /// <inheritdoc />
    public Result<Frame> AllocateZone(PageSize size, MemoryZone zone) =>
        zone is < MemoryZone.Dma or > MemoryZone.Normal ? Status.InvalidArgument : Take(1, size, FrameOrders.EndOf(zone));

    /// <inheritdoc />
    public Status Deallocate(Frame frame)
    {
        if (frame.Size == PageSize.Small)
        {
            return FrameAllocator.Free(frame.Address.Value, FrameState.Lent) ? Status.Ok : Status.InvalidArgument;
        }

        int order = FrameOrders.OrderOf(frame.Size);
        return order >= 0 && FrameAllocator.Free(frame.Address.Value, order, FrameState.Lent) ? Status.Ok : Status.InvalidArgument;
    }

    /// <inheritdoc />
    public ZoneStatistics GetZone(MemoryZone zone)
    {
        if (zone is < MemoryZone.Dma or > MemoryZone.Normal)
        {
            return default;
        }

        FrameCounts counts = FrameAllocator.Count(FrameOrders.StartOf(zone), FrameOrders.EndOf(zone));
        return new ZoneStatistics((long)counts.Total, (long)counts.Free, (long)counts.LongestFree);
    }

    /// <inheritdoc />
    public void Trim() => FrameAllocator.Trim();

    /// <inheritdoc />
    public Result<int> Export(Span<UsedFrames> used) => Status.NotSupported;

    /// <inheritdoc />
    public Status TakeOver(ReadOnlySpan<PhysicalRegion> regions, ReadOnlySpan<UsedFrames> used) => Status.InvalidState;

    /// <inheritdoc />
    public Status Release() => Status.NotSupported;

    [NoHeapAllocation]
    private static Result<Frame> Take(long count, PageSize size, ulong limitBytes)
    {
        int order = FrameOrders.OrderOf(size);
        if (order < 0)
        {
            return Status.NotSupported;
        }

        ulong address = FrameAllocator.Allocate((ulong)count, order, limitBytes, FrameState.Lent);
        return address == FrameAllocator.None ? Status.OutOfMemory : new Frame(new PhysicalAddress(address), size);
    }
}
