using System;
using System.Runtime.CompilerServices;
using System.Threading;
using Helix.Interfaces.Memory;
using Helix.Interfaces.Primitives;

namespace Helix.Modules.Allocators.Common;

/// <summary>The memory that an allocator is in charge of: its regions, and a byte for each frame up to the last one.</summary>
internal sealed class MemoryMap
{
    /// <summary>No processor has more than 52 bits of physical address (Intel SDM volume 3, section 4.1.4).</summary>
    private const ulong LastAddress = 1UL << 52;

    private readonly byte[] _uses;

    private MemoryMap(PhysicalRegion[] regions, long end)
    {
        Regions = regions;
        _uses = new byte[end];
        foreach (PhysicalRegion region in regions)
        {
            _uses.AsSpan((int)FirstOf(region), (int)CountOf(region)).Fill((byte)FrameUse.Other);
            TotalFrames += CountOf(region);
        }
    }

    public PhysicalRegion[] Regions { get; }

    public long TotalFrames { get; }

    /// <summary>The number behind the last frame.</summary>
    public long End => _uses.Length;

    /// <summary>Checks regions and makes a map of them.</summary>
    /// <returns><see cref="Status.InvalidArgument"/>, <see cref="Status.OutOfMemory"/>.</returns>
    public static Result<MemoryMap> Make(ReadOnlySpan<PhysicalRegion> regions)
    {
        ulong end = 0;
        foreach (PhysicalRegion region in regions)
        {
            ulong start = region.Start.Value;
            bool isSound = start >= end && start < LastAddress && start % FrameSizes.FrameBytes == 0
                && region.SizeBytes > 0 && region.SizeBytes % FrameSizes.FrameBytes == 0 && (ulong)region.SizeBytes <= LastAddress - start;
            if (!isSound)
            {
                return Status.InvalidArgument;
            }

            end = start + (ulong)region.SizeBytes;
        }

        ulong frames = end >> FrameSizes.FrameShift;
        if (frames == 0 || frames > (ulong)Array.MaxLength)
        {
            return frames == 0 ? Status.InvalidArgument : Status.OutOfMemory;
        }

        try
        {
            return new MemoryMap(regions.ToArray(), (long)frames);
        }
        catch (OutOfMemoryException)
        {
            return Status.OutOfMemory;
        }
    }

    public static long FirstOf(in PhysicalRegion region) => (long)(region.Start.Value >> FrameSizes.FrameShift);

    public static long CountOf(in PhysicalRegion region) => region.SizeBytes >> FrameSizes.FrameShift;

    [NoHeapAllocation]
    public FrameUse UseOf(long frame) => (ulong)frame < (ulong)_uses.Length ? (FrameUse)_uses[frame] : FrameUse.Foreign;

    [NoHeapAllocation]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void SetUse(long frame, FrameUse use) => _uses[frame] = (byte)use;

    /// <summary>
    /// Changes what a frame is used as if it is what is expected; false if not, or if another caller was faster.
    /// </summary>
    [NoHeapAllocation]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryChange(long frame, FrameUse expected, FrameUse use) =>
        (ulong)frame < (ulong)_uses.Length
        && Interlocked.CompareExchange(ref _uses[frame], (byte)use, (byte)expected) == (byte)expected;

    /// <summary>Whether all of these frames are managed and not in use, as far as this map knows.</summary>
    public bool IsUnused(long frame, long count) =>
        frame >= 0 && count > 0 && count <= End - frame && _uses.AsSpan((int)frame, (int)count).IndexOfAnyExcept((byte)FrameUse.Other) < 0;
}
