using System;
using System.Threading;
using Helix.Interfaces.Memory;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;

#pragma warning disable HLX030, HLX031 // Breaking the rules of its contract is what it is for.

namespace Helix.Tests.Kernel.Allocators;

/// <summary>A simple allocator of physical memory that goes wrong when it is told to, some calls later.</summary>
[HelixModule("allocator-faulty", Description = "Goes wrong as it is told", Flags = ModuleFlags.KernelSpace | ModuleFlags.OnDemand)]
[Provides<IPhysicalAllocator>]
[Provides<IPhysicalAllocatorControl>]
public sealed class FaultyAllocatorModule : Module, IPhysicalAllocator, IPhysicalAllocatorControl
{
    private const int FrameShift = 12;
    private static int s_callsLeft;
    private static AllocatorFault s_fault;

    private bool[] _isFree = [];
    private long _next;
    private object? _kept;

    /// <inheritdoc />
    public string Name => "faulty";

    /// <inheritdoc />
    public long FreeFrames { get; private set; }

    /// <inheritdoc />
    public long TotalFrames { get; private set; }

    /// <inheritdoc />
    public AllocatorStatistics Statistics => default;

    /// <summary>Whether it has gone wrong since <see cref="Break"/>.</summary>
    internal static bool HasGoneWrong => Volatile.Read(ref s_callsLeft) < 0;

    /// <summary>Goes wrong after so many more calls.</summary>
    internal static void Break(AllocatorFault fault, int calls) => (s_fault, s_callsLeft) = (fault, calls);

    /// <inheritdoc />
    public Status Init(ReadOnlySpan<PhysicalRegion> regions) => TakeOver(regions, []);

    /// <inheritdoc />
    public Result<Frame> Allocate(PageSize size)
    {
        if (IsTime(AllocatorFault.Hides))
        {
            return Status.OutOfMemory;
        }

        if (IsTime(AllocatorFault.Invents))
        {
            return new Frame(new PhysicalAddress(1UL << 51), PageSize.Small);
        }

        Misbehave();
        for (long i = 0; i < _isFree.Length; i++)
        {
            _next = _next == 0 ? _isFree.Length - 1 : _next - 1;
            if (_isFree[_next])
            {
                bool repeats = IsTime(AllocatorFault.Repeats);
                _isFree[_next] = repeats;
                FreeFrames -= repeats ? 0 : 1;
                _next += repeats ? 1 : 0;
                return new Frame(new PhysicalAddress((ulong)(repeats ? _next - 1 : _next) << FrameShift), PageSize.Small);
            }
        }

        return Status.OutOfMemory;
    }

    /// <inheritdoc />
    public Result<Frame> AllocateContiguous(long count, PageSize size) => count == 1 ? AllocateZone(size, MemoryZone.Normal) : Status.OutOfMemory;

    /// <inheritdoc />
    public Result<Frame> AllocateZone(PageSize size, MemoryZone zone) =>
        size != PageSize.Small ? Status.NotSupported : zone == MemoryZone.Dma ? Status.OutOfMemory : Allocate(size);

    /// <inheritdoc />
    public Status Deallocate(Frame frame)
    {
        long number = (long)(frame.Address.Value >> FrameShift);
        Misbehave();
        if (IsTime(AllocatorFault.Refuses) || _isFree[number])
        {
            return Status.InvalidArgument;
        }

        _isFree[number] = true;
        FreeFrames++;
        return Status.Ok;
    }

    /// <inheritdoc />
    public ZoneStatistics GetZone(MemoryZone zone) => default;

    /// <inheritdoc />
    public void Trim()
    {
    }

    /// <inheritdoc />
    public Result<int> Export(Span<UsedFrames> used) => Status.NotSupported;

    /// <inheritdoc />
    public Status TakeOver(ReadOnlySpan<PhysicalRegion> regions, ReadOnlySpan<UsedFrames> used)
    {
        TotalFrames = 0;
        PhysicalRegion last = regions[^1];
        _isFree = new bool[(long)(last.Start.Value >> FrameShift) + (last.SizeBytes >> FrameShift)];
        foreach (PhysicalRegion region in regions)
        {
            Set(region.Start, region.SizeBytes, isFree: true);
            TotalFrames += region.SizeBytes >> FrameShift;
        }

        FreeFrames = TotalFrames;
        foreach (UsedFrames frames in used)
        {
            Set(frames.Start, frames.Count * (long)frames.Size, isFree: false);
            FreeFrames -= frames.Count * ((long)frames.Size >> FrameShift);
        }

        return Status.Ok;
    }

    /// <inheritdoc />
    public Status Release()
    {
        _isFree = [];
        (TotalFrames, FreeFrames, _next, _kept) = (0, 0, 0, null);
        return Status.Ok;
    }

    private static bool IsTime(AllocatorFault fault) => s_fault == fault && s_callsLeft-- <= 0;

    private static void Circle()
    {
        uint rounds = 0;
        while (true)
        {
            rounds = unchecked((rounds * 5) + 1);
        }
    }

    private static int Dig(int depth) => depth < 0 ? depth : Dig(depth + 1) + 1;

    private void Set(PhysicalAddress start, long sizeBytes, bool isFree) =>
        _isFree.AsSpan((int)(start.Value >> FrameShift), (int)(sizeBytes >> FrameShift)).Fill(isFree);

    private void Misbehave()
    {
        if (IsTime(AllocatorFault.Throws))
        {
            throw new InvalidOperationException("the allocator was told to throw");
        }

        if (IsTime(AllocatorFault.Allocates))
        {
            _kept = new object();
        }

        if (IsTime(AllocatorFault.Crashes))
        {
            _isFree = null!;
            _ = _isFree.Length;
        }

        if (IsTime(AllocatorFault.Hangs))
        {
            Circle();
        }

        if (IsTime(AllocatorFault.Overflows))
        {
            _next += Dig(0);
        }
    }
}
