using System;

namespace Helix.Interfaces.HostLink;

/// <summary>
/// What host and kernel exchange. On the line a frame stands between two bytes <c>0x7E</c>; within it <c>0x7E</c> and <c>0x7D</c>
/// become <c>0x7D</c> and the byte exclusive-or <c>0x20</c> (RFC 1662, section 4.2), so that after any damage the next frame is
/// found. Before that, little-endian: <c>u8</c> kind, <c>u8</c> zero, <c>u16</c> length of the payload, <c>u32</c> message,
/// <c>u32</c> offset, <c>u32</c> total, the payload, <c>u32</c> CRC-32C of everything before.
/// </summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Message">The number of the request, chosen by the host and different from that of the request before.</param>
/// <param name="Offset">Where the payload belongs in the message, or how much of it has arrived; in bytes.</param>
/// <param name="Total">Size of the whole message, in bytes.</param>
/// <param name="Payload">
/// A part of the message, at most <see cref="MostPayloadBytes"/>; of a frame that was read: valid until the next is read.
/// </param>
public readonly record struct LinkFrame(LinkFrameKind Kind, uint Message, int Offset, int Total, ReadOnlyMemory<byte> Payload)
{
    /// <summary>Most bytes of payload in a frame.</summary>
    public const int MostPayloadBytes = 2048;

    /// <summary>Most bytes in a message: 16 MiB.</summary>
    public const int MostMessageBytes = 16 << 20;

    /// <summary>Size of everything but the payload, before it is escaped, in bytes.</summary>
    public const int OverheadBytes = 20;

    /// <summary>Room for any frame as it is on the line, in bytes.</summary>
    public const int MostLineBytes = (2 * (OverheadBytes + MostPayloadBytes)) + 2;
}
