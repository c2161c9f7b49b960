using System;
using System.Buffers.Binary;
using Helix.Interfaces.Hardware;

namespace Helix.Testing.Fakes;

/// <summary>Device memory of a fake machine; an access that leaves it throws, as the kernel's does.</summary>
internal sealed class FakeMmioRegion(byte[] bytes) : IMmioRegion
{
    public long SizeBytes => bytes.Length;

    public byte Read8(long offset) => At(offset, 1)[0];

    public ushort Read16(long offset) => BinaryPrimitives.ReadUInt16LittleEndian(At(offset, 2));

    public uint Read32(long offset) => BinaryPrimitives.ReadUInt32LittleEndian(At(offset, 4));

    public ulong Read64(long offset) => BinaryPrimitives.ReadUInt64LittleEndian(At(offset, 8));

    public void Write8(long offset, byte value) => At(offset, 1)[0] = value;

    public void Write16(long offset, ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(At(offset, 2), value);

    public void Write32(long offset, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(At(offset, 4), value);

    public void Write64(long offset, ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(At(offset, 8), value);

    public void CopyFrom(long offset, ReadOnlySpan<byte> source) => source.CopyTo(At(offset, source.Length));

    public void Move(long fromOffset, long toOffset, long sizeBytes) => At(fromOffset, sizeBytes).CopyTo(At(toOffset, sizeBytes));

    private Span<byte> At(long offset, long width) => bytes.AsSpan(checked((int)offset), checked((int)width));
}
