using System;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;

namespace Helix.Interfaces.Memory;

/// <summary>
/// Work on bytes, in the fastest way the processor has. May be called anywhere, also at interrupt level; never blocks.
/// </summary>
[Contract(16, "MemMan", "1.0.0")]
public interface IMemMan
{
    /// <summary>Copies; the two may overlap.</summary>
    /// <returns><see cref="Status.BufferTooSmall"/> if the destination is shorter; then nothing is copied.</returns>
    [Function(0x00)]
    [NoHeapAllocation]
    Status Copy(ReadOnlySpan<byte> source, Span<byte> destination);

    /// <summary>Fills with one value.</summary>
    [Function(0x01)]
    [NoHeapAllocation]
    void Fill(Span<byte> destination, byte value);

    /// <summary>The first index at which the two differ; the length of the shorter one if they do not up to there.</summary>
    [Function(0x02)]
    [NoHeapAllocation]
    int Compare(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right);
}
