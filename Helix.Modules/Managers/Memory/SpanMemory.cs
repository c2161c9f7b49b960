using System;
using System.Runtime.InteropServices;

namespace Helix.Modules.Managers.Memory;

/// <summary>A heap's memory as a span, taken for the length of one call; every access is checked against its end.</summary>
/// <param name="bytes">The memory.</param>
/// <param name="start">The address of its first byte, a multiple of eight.</param>
internal readonly ref struct SpanMemory(Span<byte> bytes, long start) : IHeapMemory
{
    private readonly Span<ulong> _words = MemoryMarshal.Cast<byte, ulong>(bytes);
    private readonly long _start = start;

    /// <inheritdoc />
    public ulong Read(long address) => _words[(int)((address - _start) >> 3)];

    /// <inheritdoc />
    public void Write(long address, ulong value) => _words[(int)((address - _start) >> 3)] = value;

    /// <inheritdoc />
    public Span<byte> Bytes(long address, long count) =>
        MemoryMarshal.AsBytes(_words).Slice(checked((int)(address - _start)), checked((int)count));
}
