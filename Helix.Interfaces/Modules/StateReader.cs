using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Text;
using Helix.Interfaces.ModuleFiles;
using Helix.Interfaces.Primitives;

namespace Helix.Interfaces.Modules;

/// <summary>
/// Reads what a <see cref="StateWriter"/> wrote. The form is checked when it is opened, so that a damaged state is refused as a
/// whole; a field that is not there is for the caller to judge, as an older version may not have written it. Nothing here throws
/// or blocks.
/// </summary>
public sealed class StateReader
{
    private readonly Dictionary<ushort, (StateFieldKind Kind, int Start, int Length)> _fields = [];
    private readonly byte[] _bytes;

    private StateReader(byte[] bytes) => _bytes = bytes;

    /// <summary>The version of the layout, as the writer gave it.</summary>
    public ushort LayoutVersion => BinaryPrimitives.ReadUInt16LittleEndian(_bytes.AsSpan(sizeof(ushort)));

    /// <summary>The tags that are there, in no particular order.</summary>
    public IReadOnlyCollection<ushort> Tags => _fields.Keys;

    /// <summary>Checks a state and makes a reader of a copy.</summary>
    /// <returns><see cref="Status.Corrupt"/> if it is none, was cut off or damaged, or has a tag twice.</returns>
    public static Result<StateReader> Open(ReadOnlySpan<byte> state)
    {
        int end = state.Length - StateWriter.ChecksumBytes;
        bool sound = end >= StateWriter.HeaderBytes
            && BinaryPrimitives.ReadUInt16LittleEndian(state) == StateWriter.Mark
            && BinaryPrimitives.ReadUInt32LittleEndian(state[end..]) == Checksum.Of(state[..end]);
        if (!sound)
        {
            return Status.Corrupt;
        }

        var reader = new StateReader(state[..end].ToArray());
        return reader.FindFields() ? reader : Status.Corrupt;
    }

    /// <summary>A whole number.</summary>
    /// <returns>
    /// <see cref="Status.NotFound"/> without such a field, <see cref="Status.Corrupt"/> if it holds something else.
    /// </returns>
    public Result<long> ReadNumber(ushort tag) =>
        Find(tag, StateFieldKind.Number, out ReadOnlySpan<byte> content) is var status && status.IsOk()
            ? BinaryPrimitives.ReadInt64LittleEndian(content)
            : status;

    /// <summary>A text. Statuses as for a number.</summary>
    public Result<string> ReadText(ushort tag) =>
        Find(tag, StateFieldKind.Text, out ReadOnlySpan<byte> content) is var status && status.IsOk()
            ? Encoding.UTF8.GetString(content)
            : status;

    /// <summary>Bytes. Statuses as for a number.</summary>
    public Result<byte[]> ReadBytes(ushort tag) =>
        Find(tag, StateFieldKind.Bytes, out ReadOnlySpan<byte> content) is var status && status.IsOk()
            ? content.ToArray()
            : status;

    /// <summary>A row of whole numbers. Statuses as for a number.</summary>
    public Result<long[]> ReadNumbers(ushort tag)
    {
        Status status = Find(tag, StateFieldKind.Numbers, out ReadOnlySpan<byte> content);
        if (status.IsError())
        {
            return status;
        }

        long[] values = new long[content.Length / sizeof(long)];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = BinaryPrimitives.ReadInt64LittleEndian(content[(i * sizeof(long))..]);
        }

        return values;
    }

    private bool FindFields()
    {
        int place = StateWriter.HeaderBytes;
        while (place < _bytes.Length)
        {
            if (_bytes.Length - place < StateWriter.FieldHeaderBytes)
            {
                return false;
            }

            ReadOnlySpan<byte> header = _bytes.AsSpan(place);
            ushort tag = BinaryPrimitives.ReadUInt16LittleEndian(header);
            var kind = (StateFieldKind)header[2];
            int length = BinaryPrimitives.ReadInt32LittleEndian(header[3..]);
            place += StateWriter.FieldHeaderBytes;
            if (!IsLengthOf(kind, length) || length > _bytes.Length - place || !_fields.TryAdd(tag, (kind, place, length)))
            {
                return false;
            }

            place += length;
        }

        return true;
    }

    private static bool IsLengthOf(StateFieldKind kind, int length) => kind switch
    {
        StateFieldKind.Number => length == sizeof(long),
        StateFieldKind.Numbers => length >= 0 && length % sizeof(long) == 0,
        StateFieldKind.Text or StateFieldKind.Bytes => length >= 0,
        _ => false,
    };

    private Status Find(ushort tag, StateFieldKind kind, out ReadOnlySpan<byte> content)
    {
        content = default;
        if (!_fields.TryGetValue(tag, out (StateFieldKind Kind, int Start, int Length) field))
        {
            return Status.NotFound;
        }

        if (field.Kind != kind)
        {
            return Status.Corrupt;
        }

        content = _bytes.AsSpan(field.Start, field.Length);
        return Status.Ok;
    }
}
