using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.InteropServices;
using Helix.Sdk.Build.Elf;

namespace Helix.Sdk.Build.Objects;

/// <summary>
/// The records behind the unwind entries' language-specific pointers, as the runtime's stack walker reads them:
/// a root record is a byte of flags, then (each relative to its own place) the associated data and the clauses, if any;
/// a funclet's record is a byte with its kind, the relative root record, and the funclet's distance from its method.
/// Methods without anything to say share one record.
/// </summary>
public sealed class ExceptionTable
{
    private readonly MemoryStream _records = new();
    private readonly List<ElfRelocation> _relocations = [];
    private readonly Dictionary<RecordFlags, int> _plain = [];

    /// <summary>The records.</summary>
    public ReadOnlyMemory<byte> Records => _records.GetBuffer().AsMemory(0, (int)_records.Length);

    /// <summary>The relocations of the records, as the content of a section.</summary>
    public ReadOnlyMemory<byte> Relocations =>
        MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_relocations)).ToArray();

    /// <summary>Adds the record of a method.</summary>
    /// <param name="isReverseInvoke">Whether native code calls the method (walks stop there).</param>
    /// <param name="associatedData">Symbol of the method's associated data, or 0.</param>
    /// <param name="clauses">Symbol of the method's exception clauses, or 0.</param>
    /// <returns>Offset of the record, bytes.</returns>
    public int AddMethod(bool isReverseInvoke, int associatedData, int clauses)
    {
        RecordFlags flags = (isReverseInvoke ? RecordFlags.ReverseInvoke : 0)
            | (associatedData != 0 ? RecordFlags.AssociatedData : 0)
            | (clauses != 0 ? RecordFlags.Clauses : 0);
        bool isPlain = associatedData == 0 && clauses == 0;
        if (isPlain && _plain.TryGetValue(flags, out int shared))
        {
            return shared;
        }

        int offset = (int)_records.Length;
        _records.WriteByte((byte)flags);
        AddReference(associatedData);
        AddReference(clauses);
        if (isPlain)
        {
            _plain.Add(flags, offset);
        }

        return offset;
    }

    /// <summary>Adds the record of a funclet.</summary>
    /// <param name="isFilter">Whether it is a filter rather than a handler.</param>
    /// <param name="methodRecord">Offset of its method's record, bytes.</param>
    /// <param name="distance">Start of the funclet less start of the method, bytes.</param>
    /// <returns>Offset of the record, bytes.</returns>
    public int AddFunclet(bool isFilter, int methodRecord, int distance)
    {
        int offset = (int)_records.Length;
        _records.WriteByte((byte)(isFilter ? RecordFlags.Filter : RecordFlags.Handler));
        WriteInt(methodRecord - (offset + 1));
        WriteInt(distance);
        return offset;
    }

    private void AddReference(int symbol)
    {
        if (symbol != 0)
        {
            _relocations.Add(new ElfRelocation((ulong)_records.Length, ElfRelocation.Relative32, symbol, 0));
            WriteInt(0);
        }
    }

    private void WriteInt(int value) => _records.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in value)));

    [Flags]
    private enum RecordFlags : byte
    {
        Handler = 1,
        Filter = 2,
        Clauses = 4,
        ReverseInvoke = 8,
        AssociatedData = 0x10,
    }
}
