using System;
using System.Buffers.Binary;
using Helix.Interfaces.ModuleFiles;

namespace Helix.Interfaces.HostLink;

/// <summary>
/// Finds frames in the bytes of a line. Bytes that belong to none - damaged, cut off, too long, or no frame at all - are passed
/// over and counted. Allocates nothing after its construction; for one thread.
/// </summary>
public sealed class LinkFrameReader
{
    private readonly byte[] _plain = new byte[LinkFrame.OverheadBytes + LinkFrame.MostPayloadBytes];
    private int _length;
    private bool _escaped;
    private bool _overlong;

    /// <summary>How many times bytes between two flags were no frame.</summary>
    public long Damaged { get; private set; }

    /// <summary>Takes bytes up to the end of the next frame.</summary>
    /// <param name="bytes">What came in; what is left over is for the next call.</param>
    /// <param name="frame">The frame; its payload is valid until the next call.</param>
    /// <returns>Whether there is one; otherwise all bytes were taken.</returns>
    public bool TryRead(ref ReadOnlySpan<byte> bytes, out LinkFrame frame)
    {
        for (int i = 0; i < bytes.Length; i++)
        {
            byte value = bytes[i];
            if (value != LinkFrameWriter.Flag)
            {
                Add(value);
            }
            else if (EndFrame(out frame))
            {
                bytes = bytes[(i + 1)..];
                return true;
            }
        }

        bytes = [];
        frame = default;
        return false;
    }

    private void Add(byte value)
    {
        if (value == LinkFrameWriter.Escape)
        {
            _escaped = true;
        }
        else if (_length == _plain.Length)
        {
            _overlong = true;
        }
        else
        {
            _plain[_length++] = _escaped ? (byte)(value ^ LinkFrameWriter.EscapeBit) : value;
            _escaped = false;
        }
    }

    private bool EndFrame(out LinkFrame frame)
    {
        ReadOnlySpan<byte> plain = _plain.AsSpan(0, _length);
        bool isWhole = !_escaped && !_overlong;
        _length = 0;
        _escaped = false;
        _overlong = false;
        if (isWhole && TryParse(plain, out frame))
        {
            return true;
        }

        // Two flags in a row are the end of a frame and the start of the next.
        Damaged += plain.IsEmpty ? 0 : 1;
        frame = default;
        return false;
    }

    private bool TryParse(ReadOnlySpan<byte> plain, out LinkFrame frame)
    {
        frame = default;
        if (plain.Length < LinkFrame.OverheadBytes
            || BinaryPrimitives.ReadUInt32LittleEndian(plain[^4..]) != Checksum.Of(plain[..^4])
            || BinaryPrimitives.ReadUInt16LittleEndian(plain[2..]) != plain.Length - LinkFrame.OverheadBytes)
        {
            return false;
        }

        int length = plain.Length - LinkFrame.OverheadBytes;
        int offset = BinaryPrimitives.ReadInt32LittleEndian(plain[8..]);
        int total = BinaryPrimitives.ReadInt32LittleEndian(plain[12..]);
        frame = new LinkFrame(
            (LinkFrameKind)plain[0], BinaryPrimitives.ReadUInt32LittleEndian(plain[4..]), offset, total,
            _plain.AsMemory(16, length));
        return total is > 0 and <= LinkFrame.MostMessageBytes && offset >= 0 && offset <= total - length;
    }
}
