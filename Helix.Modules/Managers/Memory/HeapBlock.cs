using System;
using System.Runtime.CompilerServices;
using System.Threading;
using Helix.Interfaces.Memory;

namespace Helix.Modules.Managers.Memory;

/// <summary>
/// A block of the heap, handed out. Each is an object of its own that is never used again, so that a second free is noticed for ever.
/// </summary>
internal sealed class HeapBlock(Shelf shelf, int sizeBytes) : MemoryBlock
{
    private const int WordBytes = sizeof(ulong);

    private int _isFreed;

    /// <summary>Where it goes when it is freed, and so whose it is. Not changed after it was handed out.</summary>
    public Shelf Shelf { get; set; } = shelf;

    /// <summary>Where its header is in the heap, in words. Set before it is handed out.</summary>
    public int Place { get; set; }

    /// <summary>Where its first byte is in the heap.</summary>
    public int Offset => (Place + 1) * WordBytes;

    /// <inheritdoc />
    public override nint Address => Heap.Address + Offset;

    /// <inheritdoc />
    public override int SizeBytes => sizeBytes;

    /// <inheritdoc />
    public override Span<byte> Bytes => _isFreed == 0 ? Heap.BytesAt(Offset, sizeBytes) : [];

    private BlockHeap Heap => Shelf.Heap;

    /// <summary>Ends its life; false if that was so before, or another caller was faster.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryFree() => Interlocked.Exchange(ref _isFreed, 1) == 0;
}
