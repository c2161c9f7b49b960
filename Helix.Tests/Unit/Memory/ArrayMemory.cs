using System;
using System.Buffers.Binary;
using Helix.Modules.Managers.Memory;

namespace Helix.Tests.Unit.Memory;

/// <summary>Memory of a heap in an array; addresses count from a base. An access outside throws.</summary>
internal readonly struct ArrayMemory(byte[] bytes, long start) : IHeapMemory
{
    public ulong Read(long address) => BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(checked((int)(address - start))));

    public void Write(long address, ulong value) =>
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(checked((int)(address - start))), value);

    public Span<byte> Bytes(long address, long count) => bytes.AsSpan(checked((int)(address - start)), checked((int)count));
}
