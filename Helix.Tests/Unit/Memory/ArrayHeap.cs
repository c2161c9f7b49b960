using System;
using System.Runtime.InteropServices;
using Helix.Interfaces.Primitives;
using Helix.Modules.Managers.Memory.Tlsf;

namespace Helix.Tests.Unit.Memory;

/// <summary>A heap together with its memory, an array of which the beginning is in use.</summary>
internal sealed class ArrayHeap(int mostBytes)
{
    private readonly ulong[] _words = new ulong[mostBytes / sizeof(ulong)];
    private int _bytes;

    public TlsfHeap Heap { get; } = new();

    public long UsedBytes => Heap.UsedBytes;

    /// <summary>The memory that is in use.</summary>
    public Span<ulong> Words => _words.AsSpan(0, _bytes / sizeof(ulong));

    public Span<byte> Bytes(long offset, long count) => MemoryMarshal.AsBytes(Words).Slice((int)offset, (int)count);

    public Status Grow(int moreBytes)
    {
        Status status = Heap.Grow(_words.AsSpan(0, (_bytes + moreBytes) / sizeof(ulong)));
        _bytes += status.IsOk() ? moreBytes : 0;
        return status;
    }

    public Result<long> Allocate(long sizeBytes, long alignmentBytes) => Heap.Allocate(Words, sizeBytes, alignmentBytes);

    public Status Free(long offset) => Heap.Free(Words, offset);

    public Result<long> SizeOf(long offset) => Heap.SizeOf(Words, offset);

    public string? CheckInvariants() => Heap.CheckInvariants(Words);
}
