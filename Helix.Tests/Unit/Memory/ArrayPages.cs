using System;
using System.Collections.Generic;
using Helix.Interfaces.Memory;
using Helix.Interfaces.Primitives;
using Helix.Modules.Managers.Memory.Slab;

namespace Helix.Tests.Unit.Memory;

/// <summary>Pages in arrays, of which there are so and so many.</summary>
internal sealed class ArrayPages(int limitBytes) : IPageSource
{
    private readonly HashSet<MemoryBlock> _blocks = [];
    private nint _nextAddress = 0x100000;

    public int HeldBytes { get; private set; }

    public Result<MemoryBlock> TakePages(int sizeBytes)
    {
        if (HeldBytes + sizeBytes > limitBytes)
        {
            return Status.OutOfMemory;
        }

        var block = new Block(_nextAddress, new byte[sizeBytes]);
        _nextAddress += sizeBytes;
        HeldBytes += sizeBytes;
        _ = _blocks.Add(block);
        return block;
    }

    public void GivePages(MemoryBlock pages)
    {
        if (!_blocks.Remove(pages))
        {
            throw new ArgumentException("pages that are not from here, or given twice", nameof(pages));
        }

        HeldBytes -= pages.SizeBytes;
    }

    private sealed class Block(nint address, byte[] bytes) : MemoryBlock
    {
        public override nint Address => address;

        public override int SizeBytes => bytes.Length;

        public override Span<byte> Bytes => bytes;
    }
}
