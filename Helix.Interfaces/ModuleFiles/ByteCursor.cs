using System;
using System.Buffers.Binary;

namespace Helix.Interfaces.ModuleFiles;

/// <summary>
/// Reads numbers one after the other. Behind the end it gives zeros and remembers it, so that one question at the end is enough.
/// </summary>
internal ref struct ByteCursor(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>Whether more was read than there is.</summary>
    public bool Failed { get; private set; }

    /// <summary>Whether all was read, and no more.</summary>
    public readonly bool AtEnd => _rest.IsEmpty && !Failed;

    public ReadOnlySpan<byte> Take(int count)
    {
        if (count > _rest.Length)
        {
            Failed = true;
            _rest = default;
            return default;
        }

        ReadOnlySpan<byte> taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }

    public byte Byte()
    {
        ReadOnlySpan<byte> taken = Take(1);
        return taken.IsEmpty ? (byte)0 : taken[0];
    }

    public ushort Half()
    {
        ReadOnlySpan<byte> taken = Take(sizeof(ushort));
        return taken.IsEmpty ? (ushort)0 : BinaryPrimitives.ReadUInt16LittleEndian(taken);
    }

    public uint Word()
    {
        ReadOnlySpan<byte> taken = Take(sizeof(uint));
        return taken.IsEmpty ? 0 : BinaryPrimitives.ReadUInt32LittleEndian(taken);
    }

    public ulong Long()
    {
        ReadOnlySpan<byte> taken = Take(sizeof(ulong));
        return taken.IsEmpty ? 0 : BinaryPrimitives.ReadUInt64LittleEndian(taken);
    }
}
