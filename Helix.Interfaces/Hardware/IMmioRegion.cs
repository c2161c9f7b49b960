using System;
using Helix.Interfaces.Primitives;

namespace Helix.Interfaces.Hardware;

/// <summary>
/// A range of device memory. Offsets are bytes from its start; offset and width together must lie inside, and each access is one
/// bus access of exactly its width, in program order. All members may be called at interrupt level and none blocks.
/// </summary>
/// <exception cref="ArgumentOutOfRangeException">From every member: the access leaves the range.</exception>
public interface IMmioRegion
{
    /// <summary>Its size in bytes.</summary>
    long SizeBytes { get; }

    /// <summary>Reads a byte.</summary>
    [NoHeapAllocation]
    byte Read8(long offset);

    /// <summary>Reads a 16-bit word.</summary>
    [NoHeapAllocation]
    ushort Read16(long offset);

    /// <summary>Reads a 32-bit word.</summary>
    [NoHeapAllocation]
    uint Read32(long offset);

    /// <summary>Reads a 64-bit word.</summary>
    [NoHeapAllocation]
    ulong Read64(long offset);

    /// <summary>Writes a byte.</summary>
    [NoHeapAllocation]
    void Write8(long offset, byte value);

    /// <summary>Writes a 16-bit word.</summary>
    [NoHeapAllocation]
    void Write16(long offset, ushort value);

    /// <summary>Writes a 32-bit word.</summary>
    [NoHeapAllocation]
    void Write32(long offset, uint value);

    /// <summary>Writes a 64-bit word.</summary>
    [NoHeapAllocation]
    void Write64(long offset, ulong value);

    /// <summary>
    /// Copies into the region, in whatever access width is fast: for memory-like regions such as a framebuffer.
    /// </summary>
    [NoHeapAllocation]
    void CopyFrom(long offset, ReadOnlySpan<byte> source);

    /// <summary>Moves bytes within the region as if through a temporary copy: for memory-like regions.</summary>
    [NoHeapAllocation]
    void Move(long fromOffset, long toOffset, long sizeBytes);
}
