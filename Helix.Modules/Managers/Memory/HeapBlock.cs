using System;
using System.Runtime.CompilerServices;
using System.Threading;
using Helix.Interfaces.Memory;

namespace Helix.Modules.Managers.Memory;

/// <summary>
/// A block of the heap, handed out. Each is an object of its own that is never used again, so that a second free is noticed for ever.
/// </summary>
internal sealed class HeapBlock(BlockHeap heap, int sizeBytes) : MemoryBlock
{
    private BlockOwner _owner = null!;
    private int _offset;
    private int _isFreed;

    public BlockHeap Heap => heap;

    /// <summary>Who asked for it.</summary>
    public BlockOwner Owner => _owner;

    /// <summary>Where it is in the heap, in bytes.</summary>
    public int Offset => _offset;

    /// <inheritdoc />
    public override nint Address => heap.Address + _offset;

    /// <inheritdoc />
    public override int SizeBytes => sizeBytes;

    /// <inheritdoc />
    public override Span<byte> Bytes => _isFreed == 0 ? heap.BytesAt(_offset, sizeBytes) : [];

    /// <summary>Says whose it is and where, before it is handed out.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Place(BlockOwner owner, int offset)
    {
        _owner = owner;
        _offset = offset;
    }

    /// <summary>Ends its life; false if that was so before, or another caller was faster.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryFree() => Interlocked.Exchange(ref _isFreed, 1) == 0;
}
