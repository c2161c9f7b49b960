using System;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Helix.Interfaces.ModuleFiles;

/// <summary>The type objects of a file that <see cref="ModuleFile"/> has checked; its own enumerator.</summary>
public ref struct TypeObjects
{
    private ReadOnlySpan<byte> _rest;

    internal TypeObjects(ReadOnlySpan<byte> section)
    {
        _rest = section;
        Current = default;
    }

    /// <summary>The record that <see cref="MoveNext"/> came to.</summary>
    public TypeObject Current { get; private set; }

    /// <summary>For <c>foreach</c>.</summary>
    public readonly TypeObjects GetEnumerator() => this;

    /// <summary>Goes to the next record; false at the end.</summary>
    public bool MoveNext()
    {
        if (_rest.IsEmpty)
        {
            return false;
        }

        int bytes = sizeof(uint) * BinaryPrimitives.ReadInt32LittleEndian(_rest[4..]);
        Current = new TypeObject(
            BinaryPrimitives.ReadUInt32LittleEndian(_rest),
            MemoryMarshal.Cast<byte, FixUp>(_rest.Slice(ModuleFileFormat.TypeRecordBytes, bytes)));
        _rest = _rest[(ModuleFileFormat.TypeRecordBytes + bytes)..];
        return true;
    }
}
