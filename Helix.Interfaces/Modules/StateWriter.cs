using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Text;
using Helix.Interfaces.ModuleFiles;

namespace Helix.Interfaces.Modules;

/// <summary>
/// Writes a module's state for its successor: fields with a number (tag) each, so that a version that knows more or fewer of them
/// can read it, and a version of the layout, for changes that tags do not cover. For one thread at a time; allocates; not for
/// interrupt handlers.
/// </summary>
/// <remarks>
/// The bytes, little-endian: <c>u16 0x5348</c>, <c>u16</c> layout version; each field <c>u16</c> tag, <c>u8</c> kind
/// (<see cref="StateFieldKind"/>), <c>u32</c> length, content; at the end the <c>u32</c> CRC-32C of everything before it. Whole
/// numbers are eight bytes, texts UTF-8.
/// </remarks>
public sealed class StateWriter
{
    internal const ushort Mark = 0x5348;
    internal const int HeaderBytes = 4;
    internal const int FieldHeaderBytes = 7;
    internal const int ChecksumBytes = 4;

    private readonly HashSet<ushort> _tags = [];
    private byte[] _bytes = new byte[256];
    private int _length;

    /// <summary>Begins a state.</summary>
    /// <param name="layoutVersion">
    /// The version of the layout; raised when old readers must not read it by the tags they know.
    /// </param>
    public StateWriter(ushort layoutVersion)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(Take(sizeof(ushort)), Mark);
        BinaryPrimitives.WriteUInt16LittleEndian(Take(sizeof(ushort)), layoutVersion);
    }

    /// <summary>Writes a whole number, also for flags and enumerations.</summary>
    /// <exception cref="ArgumentException">The tag is there already.</exception>
    public void Write(ushort tag, long value) =>
        BinaryPrimitives.WriteInt64LittleEndian(Field(tag, StateFieldKind.Number, sizeof(long)), value);

    /// <summary>Writes a text.</summary>
    /// <exception cref="ArgumentException">The tag is there already.</exception>
    public void Write(ushort tag, string value) =>
        Encoding.UTF8.GetBytes(value, Field(tag, StateFieldKind.Text, Encoding.UTF8.GetByteCount(value)));

    /// <summary>Writes bytes, also those of another writer.</summary>
    /// <exception cref="ArgumentException">The tag is there already.</exception>
    public void Write(ushort tag, ReadOnlySpan<byte> value) => value.CopyTo(Field(tag, StateFieldKind.Bytes, value.Length));

    /// <summary>Writes a row of whole numbers.</summary>
    /// <exception cref="ArgumentException">The tag is there already.</exception>
    public void Write(ushort tag, ReadOnlySpan<long> values)
    {
        Span<byte> content = Field(tag, StateFieldKind.Numbers, values.Length * sizeof(long));
        for (int i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(content[(i * sizeof(long))..], values[i]);
        }
    }

    /// <summary>The state; the writer can go on afterwards.</summary>
    public byte[] ToArray()
    {
        byte[] state = new byte[_length + ChecksumBytes];
        _bytes.AsSpan(0, _length).CopyTo(state);
        BinaryPrimitives.WriteUInt32LittleEndian(state.AsSpan(_length), Checksum.Of(_bytes.AsSpan(0, _length)));
        return state;
    }

    private Span<byte> Field(ushort tag, StateFieldKind kind, int length)
    {
        if (!_tags.Add(tag))
        {
            throw new ArgumentException($"field {tag} is there already", nameof(tag));
        }

        Span<byte> header = Take(FieldHeaderBytes);
        BinaryPrimitives.WriteUInt16LittleEndian(header, tag);
        header[2] = (byte)kind;
        BinaryPrimitives.WriteInt32LittleEndian(header[3..], length);
        return Take(length);
    }

    private Span<byte> Take(int count)
    {
        if (_bytes.Length - _length < count)
        {
            Array.Resize(ref _bytes, Math.Max(checked(_length + count), 2 * _bytes.Length));
        }

        Span<byte> taken = _bytes.AsSpan(_length, count);
        _length += count;
        return taken;
    }
}
