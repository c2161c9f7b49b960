using System;
using System.Threading;
using Helix.Interfaces.Memory;

namespace Helix.Modules.Managers.Memory;

/// <summary>A block of the heap, handed out; in the list of all of them, so that what an owner has can be found.</summary>
internal sealed class HeapBlock(BlockHeap heap, nint address, int sizeBytes, string owner) : MemoryBlock
{
    private int _isFreed;

    public BlockHeap Heap => heap;

    /// <summary>The module that asked for it.</summary>
    public string Owner => owner;

    /// <summary>The neighbours in the list, under the heap's lock.</summary>
    public HeapBlock? Next { get; set; }

    public HeapBlock? Previous { get; set; }

    /// <inheritdoc />
    public override nint Address => address;

    /// <inheritdoc />
    public override int SizeBytes => sizeBytes;

    /// <inheritdoc />
    public override Span<byte> Bytes => _isFreed == 0 ? heap.BytesAt(address, sizeBytes) : [];

    /// <summary>Ends its life; false if that was so before, or another caller was faster.</summary>
    public bool TryFree() => Interlocked.Exchange(ref _isFreed, 1) == 0;
}
