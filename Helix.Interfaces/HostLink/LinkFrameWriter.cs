using System;
using System.Buffers.Binary;
using Helix.Interfaces.ModuleFiles;

namespace Helix.Interfaces.HostLink;

/// <summary>Makes the bytes of frames. Allocates nothing after its construction; for one thread.</summary>
public sealed class LinkFrameWriter
{
    internal const byte Flag = 0x7E;
    internal const byte Escape = 0x7D;
    internal const byte EscapeBit = 0x20;

    private readonly byte[] _plain = new byte[LinkFrame.OverheadBytes + LinkFrame.MostPayloadBytes];
    private readonly byte[] _line = new byte[LinkFrame.MostLineBytes];

    /// <summary>The bytes of a frame, valid until the next call.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The payload is too long.</exception>
    public ReadOnlyMemory<byte> Write(in LinkFrame frame)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(frame.Payload.Length, LinkFrame.MostPayloadBytes);
        Span<byte> plain = _plain.AsSpan(0, LinkFrame.OverheadBytes + frame.Payload.Length);
        plain[0] = (byte)frame.Kind;
        plain[1] = 0;
        BinaryPrimitives.WriteUInt16LittleEndian(plain[2..], (ushort)frame.Payload.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(plain[4..], frame.Message);
        BinaryPrimitives.WriteInt32LittleEndian(plain[8..], frame.Offset);
        BinaryPrimitives.WriteInt32LittleEndian(plain[12..], frame.Total);
        frame.Payload.Span.CopyTo(plain[16..]);
        BinaryPrimitives.WriteUInt32LittleEndian(plain[^4..], Checksum.Of(plain[..^4]));
        int length = 0;
        _line[length++] = Flag;
        foreach (byte value in plain)
        {
            if (value is Flag or Escape)
            {
                _line[length++] = Escape;
                _line[length++] = (byte)(value ^ EscapeBit);
            }
            else
            {
                _line[length++] = value;
            }
        }

        _line[length++] = Flag;
        return _line.AsMemory(0, length);
    }
}
