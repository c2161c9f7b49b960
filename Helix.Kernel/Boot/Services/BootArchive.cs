using System;
using System.Buffers;
using System.Collections.Generic;
using Helix.Kernel.Machine.Memory;
using Helix.Kernel.Machine.Startup;

namespace Helix.Kernel.Boot.Services;

/// <summary>An archive that the boot loader put in memory, as bytes that managed code can read.</summary>
internal sealed unsafe class BootArchive : MemoryManager<byte>
{
    private readonly byte* _start;
    private readonly int _sizeBytes;

    private BootArchive(MemoryRegion region)
    {
        _start = (byte*)AddressSpaceLayout.Direct(region.Start);
        _sizeBytes = (int)(region.End - region.Start);
    }

    /// <summary>All archives; one that a loader reports where no memory is, or of 2 GiB and more, is empty.</summary>
    public static IReadOnlyList<ReadOnlyMemory<byte>> FindAll(BootInformation* boot)
    {
        List<ReadOnlyMemory<byte>> archives = [];
        for (int i = 0; i < boot->ArchiveCount; i++)
        {
            MemoryRegion region = boot->Archive(i);
            bool isReadable = boot->IsUsable(region.Start, region.End) && region.End - region.Start <= int.MaxValue;
            archives.Add(isReadable ? new BootArchive(region).Memory : default);
        }

        return archives;
    }

    // SAFETY: the region is usable memory, which the direct map covers, and the frame allocator never gives it out.
    public override Span<byte> GetSpan() => new(_start, _sizeBytes);

    public override MemoryHandle Pin(int elementIndex = 0)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)elementIndex, (uint)_sizeBytes);
        // SAFETY: within the region, which never moves.
        return new MemoryHandle(_start + elementIndex);
    }

    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing)
    {
    }
}
