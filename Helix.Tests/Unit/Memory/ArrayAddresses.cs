using System;
using System.Collections.Generic;
using Helix.Interfaces.Memory;
using Helix.Interfaces.Primitives;

namespace Helix.Tests.Unit.Memory;

/// <summary>Address space in arrays, of which so much can be backed by memory. Looks after its own rules.</summary>
internal sealed class ArrayAddresses(long limitBytes) : IVirtualMemory
{
    private const int PageBytes = 4096;

    private readonly Dictionary<MemoryBlock, HashSet<int>> _blocks = [];
    private nint _nextAddress = 0x10000000;

    public long CommittedBytes { get; private set; }

    public VirtualMemoryStatistics Statistics => new(_blocks.Count, 0, CommittedBytes, 0);

    public Result<MemoryBlock> Reserve(int sizeBytes)
    {
        var block = new Block(_nextAddress, new byte[(sizeBytes + PageBytes - 1) / PageBytes * PageBytes]);
        _nextAddress += block.SizeBytes + (2 * PageBytes);
        _blocks.Add(block, []);
        return block;
    }

    public Status Commit(MemoryBlock block, int offsetBytes, int sizeBytes)
    {
        if (sizeBytes < PageBytes || sizeBytes % PageBytes != 0 || offsetBytes % PageBytes != 0 || sizeBytes > block.SizeBytes - offsetBytes)
        {
            throw new ArgumentException("not pages of the block");
        }

        if (CommittedBytes + sizeBytes > limitBytes)
        {
            return Status.OutOfMemory;
        }

        for (int offset = offsetBytes; offset < offsetBytes + sizeBytes; offset += PageBytes)
        {
            if (!_blocks[block].Add(offset))
            {
                throw new ArgumentException("committed twice");
            }
        }

        CommittedBytes += sizeBytes;
        return Status.Ok;
    }

    public Status Decommit(MemoryBlock block, int offsetBytes, int sizeBytes)
    {
        if (sizeBytes < PageBytes || sizeBytes % PageBytes != 0 || offsetBytes % PageBytes != 0 || sizeBytes > block.SizeBytes - offsetBytes)
        {
            throw new ArgumentException("not pages of the block");
        }

        for (int offset = offsetBytes; offset < offsetBytes + sizeBytes; offset += PageBytes)
        {
            CommittedBytes -= _blocks[block].Remove(offset) ? PageBytes : 0;
        }

        // New pages are zero when they are committed again; until then nobody may look at them.
        block.Bytes.Slice(offsetBytes, sizeBytes).Clear();
        return Status.Ok;
    }

    public Status Protect(MemoryBlock block, int offsetBytes, int sizeBytes, PageAccess access) => Status.NotSupported;

    public Status Release(MemoryBlock block)
    {
        if (!_blocks.Remove(block, out HashSet<int>? pages))
        {
            throw new ArgumentException("released twice, or not from here");
        }

        CommittedBytes -= pages.Count * (long)PageBytes;
        return Status.Ok;
    }

    public Result<PhysicalAddress> FindPhysical(MemoryBlock block, int offsetBytes) => Status.NotSupported;

    public Result<MemoryBlock> Copy(MemoryBlock block) => Status.NotSupported;

    private sealed class Block(nint address, byte[] bytes) : MemoryBlock
    {
        public override nint Address => address;

        public override int SizeBytes => bytes.Length;

        public override Span<byte> Bytes => bytes;
    }
}
