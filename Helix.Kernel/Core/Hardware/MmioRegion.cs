using System;
using Helix.Interfaces.Hardware;
using Helix.Interfaces.Primitives;

namespace Helix.Kernel.Core.Hardware;

/// <summary>A granted range of device memory; every access is checked with its width.</summary>
internal sealed class MmioRegion(IHardware hardware, nint start, long sizeBytes) : IMmioRegion, IRevocable
{
    private long _size = sizeBytes;

    public long SizeBytes => _size;

    public void Revoke() => _size = 0;

    [NoHeapAllocation]
    public byte Read8(long offset) => hardware.Read8(Address(offset, 1));

    [NoHeapAllocation]
    public ushort Read16(long offset) => hardware.Read16(Address(offset, 2));

    [NoHeapAllocation]
    public uint Read32(long offset) => hardware.Read32(Address(offset, 4));

    [NoHeapAllocation]
    public ulong Read64(long offset) => hardware.Read64(Address(offset, 8));

    [NoHeapAllocation]
    public void Write8(long offset, byte value) => hardware.Write8(Address(offset, 1), value);

    [NoHeapAllocation]
    public void Write16(long offset, ushort value) => hardware.Write16(Address(offset, 2), value);

    [NoHeapAllocation]
    public void Write32(long offset, uint value) => hardware.Write32(Address(offset, 4), value);

    [NoHeapAllocation]
    public void Write64(long offset, ulong value) => hardware.Write64(Address(offset, 8), value);

    [NoHeapAllocation]
    public void CopyFrom(long offset, ReadOnlySpan<byte> source) => hardware.CopyTo(Address(offset, source.Length), source);

    [NoHeapAllocation]
    public void Move(long fromOffset, long toOffset, long sizeBytes) =>
        hardware.Move(Address(fromOffset, sizeBytes), Address(toOffset, sizeBytes), sizeBytes);

    [NoHeapAllocation]
    private nint Address(long offset, long width) =>
        offset >= 0 && width >= 0 && width <= _size && offset <= _size - width
            ? start + (nint)offset
            : throw new ArgumentOutOfRangeException(nameof(offset), "the access leaves the region");
}
