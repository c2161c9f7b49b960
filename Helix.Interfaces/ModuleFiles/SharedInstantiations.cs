using System;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Helix.Interfaces.ModuleFiles;

/// <summary>The shared instantiations of a file that <see cref="ModuleFile"/> has checked; its own enumerator.</summary>
public ref struct SharedInstantiations
{
    private ReadOnlySpan<byte> _rest;

    internal SharedInstantiations(ReadOnlySpan<byte> section)
    {
        _rest = section;
        Current = default;
    }

    /// <summary>The record that <see cref="MoveNext"/> came to.</summary>
    public SharedInstantiation Current { get; private set; }

    /// <summary>For <c>foreach</c>.</summary>
    public readonly SharedInstantiations GetEnumerator() => this;

    /// <summary>Goes to the next record; false at the end.</summary>
    public bool MoveNext()
    {
        if (_rest.IsEmpty)
        {
            return false;
        }

        int bytes = sizeof(uint) * BinaryPrimitives.ReadInt32LittleEndian(_rest[12..]);
        Current = new SharedInstantiation(
            BinaryPrimitives.ReadUInt64LittleEndian(_rest),
            BinaryPrimitives.ReadUInt32LittleEndian(_rest[8..]),
            MemoryMarshal.Cast<byte, FixUp>(_rest.Slice(ModuleFileFormat.SharedRecordBytes, bytes)));
        _rest = _rest[(ModuleFileFormat.SharedRecordBytes + bytes)..];
        return true;
    }
}
