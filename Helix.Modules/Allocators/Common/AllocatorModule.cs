using System;
using Helix.Interfaces.Diagnostics;
using Helix.Interfaces.Memory;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;

namespace Helix.Modules.Allocators.Common;

/// <summary>
/// An allocator of physical memory as a module. Single frames of 4 KiB come from caches of the processors, everything else from
/// the heir's
/// <see cref="FrameStore"/>. A byte for each frame says what it is in use as, so that nothing is freed that is not in use as what
/// it is freed as. Order of gates: a cache's, then the store's.
/// </summary>
public abstract class AllocatorModule : Module, IPhysicalAllocator, IPhysicalAllocatorControl, ISelfChecking
{
    private FrameDepot? _depot;
    private IProcessors? _processors;

    /// <inheritdoc />
    public abstract string Name { get; }

    /// <inheritdoc />
    public long FreeFrames => _depot?.FreeFrames ?? 0;

    /// <inheritdoc />
    public long TotalFrames => _depot?.Map.TotalFrames ?? 0;

    /// <inheritdoc />
    public AllocatorStatistics Statistics => _depot is null ? default : FrameCount.Summarise(_depot);

    /// <inheritdoc />
    public override Status Initialize(IModuleContext context)
    {
        Status status = base.Initialize(context);
        _processors = context.Get<IProcessors>();
        return status;
    }

    /// <inheritdoc />
    public Status Init(ReadOnlySpan<PhysicalRegion> regions) => TakeOver(regions, []);

    /// <inheritdoc />
    public Result<Frame> Allocate(PageSize size) =>
        size == PageSize.Small && _depot is { } depot ? ToFrame(depot.TakeSmall(), size) : AllocateZone(size, MemoryZone.Normal);

    /// <inheritdoc />
    public Result<Frame> AllocateContiguous(long count, PageSize size)
    {
        int order = FrameSizes.OrderOf(size);
        return _depot is null ? Status.InvalidState
            : order < 0 ? Status.NotSupported
            : count < 1 ? Status.InvalidArgument
            : ToFrame(_depot.TakeRun(count, order), size);
    }

    /// <inheritdoc />
    public Result<Frame> AllocateZone(PageSize size, MemoryZone zone)
    {
        int order = FrameSizes.OrderOf(size);
        return _depot is null ? Status.InvalidState
            : order < 0 ? Status.NotSupported
            : zone is < MemoryZone.Dma or > MemoryZone.Normal ? Status.InvalidArgument
            : ToFrame(_depot.Take(order, FrameSizes.EndOf(zone)), size);
    }

    /// <inheritdoc />
    public Status Deallocate(Frame frame)
    {
        int order = frame.Size == PageSize.Small ? 0 : FrameSizes.OrderOf(frame.Size);
        bool isAligned = order >= 0 && (frame.Address.Value & ((ulong)frame.Size - 1)) == 0;
        long number = (long)(frame.Address.Value >> FrameSizes.FrameShift);
        return _depot is null ? Status.InvalidState
            : isAligned && _depot.TryGive(number, order) ? Status.Ok : Status.InvalidArgument;
    }

    /// <inheritdoc />
    public ZoneStatistics GetZone(MemoryZone zone) => _depot is null ? default : FrameCount.OfZone(_depot, zone);

    /// <inheritdoc />
    public void Trim() => _depot?.Trim();

    /// <inheritdoc />
    public Result<int> Export(Span<UsedFrames> used)
    {
        Trim();
        return _depot is null ? 0 : FrameTransfer.Export(_depot.Map, used);
    }

    /// <inheritdoc />
    public Status TakeOver(ReadOnlySpan<PhysicalRegion> regions, ReadOnlySpan<UsedFrames> used)
    {
        if (_depot is not null)
        {
            return Status.InvalidState;
        }

        Result<FrameDepot> made = Make(regions, used);
        _depot = made.Or(null!);
        return made.Status;
    }

    /// <inheritdoc />
    public Status Release()
    {
        _depot = null;
        return Status.Ok;
    }

    /// <inheritdoc />
    public override Result<byte[]> SaveState() => _depot is null ? Status.NotSupported : FrameTransfer.Save(_depot);

    /// <inheritdoc />
    public override Status RestoreState(ReadOnlySpan<byte> state)
    {
        Result<SavedFrames> read = SavedFrames.Read(state);
        if (!read.TryGet(out SavedFrames? saved))
        {
            return read.Status;
        }

        Result<FrameDepot> made = Make(saved.Regions, saved.Used);
        if (!made.TryGet(out FrameDepot? depot))
        {
            return made.Status == Status.InvalidArgument ? Status.Corrupt : made.Status;
        }

        depot.RestoreCounts(saved.Counts);
        _depot = depot;
        return Status.Ok;
    }

    /// <inheritdoc />
    public override Status Check() => CheckInvariants() is null ? Status.Ok : Status.Corrupt;

    /// <inheritdoc />
    public string? CheckInvariants() => _depot?.CheckInvariants();

    private protected abstract FrameStore MakeStore(long end);

    [NoHeapAllocation]
    private static Result<Frame> ToFrame(long frame, PageSize size) =>
        frame < 0 ? Status.OutOfMemory : new Frame(new PhysicalAddress((ulong)frame << FrameSizes.FrameShift), size);

    private Result<FrameDepot> Make(ReadOnlySpan<PhysicalRegion> regions, ReadOnlySpan<UsedFrames> used)
    {
        Result<MemoryMap> map = MemoryMap.Make(regions);
        if (map.Status.IsError())
        {
            return map.Status;
        }

        try
        {
            var store = new ZonedStore(MakeStore(Math.Min(map.Value.End, FrameSizes.DmaEnd)), MakeStore(map.Value.End));
            var depot = new FrameDepot(map.Value, store, _processors);
            Status status = FrameTransfer.Occupy(depot, used);
            return status.IsOk() ? depot : status;
        }
        catch (OutOfMemoryException)
        {
            return Status.OutOfMemory;
        }
    }
}
