using System.Threading;
using Helix.Interfaces.Memory;
using Helix.Interfaces.Primitives;
using Helix.Kernel.Core;
using Helix.Kernel.Core.Memory;
using Helix.Kernel.Machine.Memory;

namespace Helix.Kernel.Boot.Services.Memory;

/// <summary>The part of the kernel's address space that modules may use, page by page.</summary>
internal sealed class VirtualMemory : IVirtualMemory
{
    private const ulong PageBytes = AddressSpaceLayout.PageSizeBytes;

    private readonly Lock _gate = new();
    private readonly AddressRanges _ranges = new(AddressSpaceLayout.ModuleMemoryBase, AddressSpaceLayout.ModuleMemorySizeBytes);
    private int _blocks;
    private ulong _reserved;
    private ulong _committed;

    private VirtualMemory()
    {
    }

    /// <inheritdoc />
    public VirtualMemoryStatistics Statistics
    {
        get
        {
            lock (_gate)
            {
                return new VirtualMemoryStatistics(_blocks, (long)_reserved, (long)_committed, (long)CopyOnWrite.SharedBytes);
            }
        }
    }

    /// <summary>Offers it to modules.</summary>
    public static void Offer(KernelCore core) => core.Registry.AddService<IVirtualMemory>(new VirtualMemory(), "VirtualMemory");

    /// <inheritdoc />
    public Result<MemoryBlock> Reserve(int sizeBytes)
    {
        if (sizeBytes < 1 || sizeBytes > int.MaxValue - (int)PageBytes)
        {
            return Status.InvalidArgument;
        }

        ulong size = RoundUp(sizeBytes);
        lock (_gate)
        {
            ulong start = _ranges.Take(size + (2 * PageBytes));
            if (start == 0)
            {
                return Status.OutOfMemory;
            }

            _blocks++;
            _reserved += size + (2 * PageBytes);
            return new MappedBlock(this, start + PageBytes, (int)size);
        }
    }

    /// <inheritdoc />
    public Status Commit(MemoryBlock block, int offsetBytes, int sizeBytes)
    {
        lock (_gate)
        {
            if (Find(block, offsetBytes, sizeBytes) is not { } mapped)
            {
                return Status.InvalidArgument;
            }

            ulong start = mapped.Start + (ulong)offsetBytes;
            if (CountCommitted(start, (ulong)sizeBytes) != 0)
            {
                return Status.InUse;
            }

            if (!KernelAddressSpace.Commit(start, (ulong)sizeBytes))
            {
                return Status.OutOfMemory;
            }

            _committed += (ulong)sizeBytes;
            return Status.Ok;
        }
    }

    /// <inheritdoc />
    public Status Decommit(MemoryBlock block, int offsetBytes, int sizeBytes)
    {
        lock (_gate)
        {
            if (Find(block, offsetBytes, sizeBytes) is not { } mapped)
            {
                return Status.InvalidArgument;
            }

            GiveBack(mapped.Start + (ulong)offsetBytes, (ulong)sizeBytes);
            return Status.Ok;
        }
    }

    /// <inheritdoc />
    public Status Protect(MemoryBlock block, int offsetBytes, int sizeBytes, PageAccess access)
    {
        lock (_gate)
        {
            if (access is < PageAccess.None or > PageAccess.ReadWrite || Find(block, offsetBytes, sizeBytes) is not { } mapped)
            {
                return Status.InvalidArgument;
            }

            ulong start = mapped.Start + (ulong)offsetBytes;
            if (CountCommitted(start, (ulong)sizeBytes) != (ulong)sizeBytes)
            {
                return Status.InvalidState;
            }

            _ = KernelAddressSpace.Protect(start, (ulong)sizeBytes, access switch
            {
                PageAccess.ReadWrite => PageFlags.KernelData,
                PageAccess.Read => PageFlags.KernelReadOnly,
                _ => PageFlags.Withheld,
            });
            return Status.Ok;
        }
    }

    /// <inheritdoc />
    public Result<MemoryBlock> Copy(MemoryBlock block)
    {
        lock (_gate)
        {
            if (block is not MappedBlock { IsReserved: true } source || source.Owner != this)
            {
                return Status.InvalidArgument;
            }

            Result<MemoryBlock> made = Reserve(source.SizeBytes);
            if (!made.TryGet(out MemoryBlock? copy))
            {
                return made.Status;
            }

            var target = (MappedBlock)copy;
            if (!KernelAddressSpace.Share(source.Start, target.Start, (ulong)source.SizeBytes))
            {
                _ = Release(copy);
                return Status.OutOfMemory;
            }

            _committed += CountCommitted(target.Start, (ulong)target.SizeBytes);
            return made;
        }
    }

    /// <inheritdoc />
    public Status Release(MemoryBlock block)
    {
        lock (_gate)
        {
            if (block is not MappedBlock mapped || mapped.Owner != this || !mapped.TryRelease())
            {
                return Status.InvalidArgument;
            }

            GiveBack(mapped.Start, (ulong)mapped.SizeBytes);
            ulong whole = (ulong)mapped.SizeBytes + (2 * PageBytes);
            _ranges.Give(mapped.Start - PageBytes, whole);
            _blocks--;
            _reserved -= whole;
            return Status.Ok;
        }
    }

    /// <inheritdoc />
    public Result<PhysicalAddress> FindPhysical(MemoryBlock block, int offsetBytes)
    {
        lock (_gate)
        {
            if (block is not MappedBlock { IsReserved: true } mapped || mapped.Owner != this || (uint)offsetBytes >= (uint)mapped.SizeBytes)
            {
                return Status.InvalidArgument;
            }

            ulong physical = PageTables.TranslateCommitted(mapped.Start + (ulong)offsetBytes);
            return physical == FrameAllocator.None ? Status.NotFound : new PhysicalAddress(physical);
        }
    }

    private static ulong RoundUp(int sizeBytes) => ((ulong)sizeBytes + PageBytes - 1) & ~(PageBytes - 1);

    private MappedBlock? Find(MemoryBlock block, int offsetBytes, int sizeBytes) =>
        block is MappedBlock { IsReserved: true } mapped && mapped.Owner == this
        && offsetBytes >= 0 && offsetBytes % (int)PageBytes == 0 && sizeBytes > 0 && sizeBytes % (int)PageBytes == 0
        && sizeBytes <= mapped.SizeBytes - offsetBytes ? mapped : null;

    private static ulong CountCommitted(ulong start, ulong sizeBytes)
    {
        ulong committed = 0;
        for (ulong offset = 0; offset < sizeBytes; offset += PageBytes)
        {
            committed += PageTables.TranslateCommitted(start + offset) == FrameAllocator.None ? 0 : PageBytes;
        }

        return committed;
    }

    private void GiveBack(ulong start, ulong sizeBytes)
    {
        _committed -= CountCommitted(start, sizeBytes);
        KernelAddressSpace.Decommit(start, sizeBytes);
    }
}
