using System;
using System.Diagnostics;

namespace Helix.Interfaces.HostLink;

/// <summary>
/// A message on its way out. Its parts go out in order, two before the other end must have confirmed the first; when nothing is
/// confirmed for a while, it goes on from the last confirmed byte. For one thread.
/// </summary>
/// <param name="port">The line.</param>
/// <param name="kind">What its frames are.</param>
/// <param name="message">Its number.</param>
/// <param name="content">At least one byte, at most <see cref="LinkFrame.MostMessageBytes"/>.</param>
public sealed class LinkSending(LinkPort port, LinkFrameKind kind, uint message, ReadOnlyMemory<byte> content)
{
    /// <summary>Bytes that may be on their way unconfirmed; a receiver's buffer holds them even if each is escaped.</summary>
    public const int Window = 2 * LinkFrame.MostPayloadBytes;

    /// <summary>After this time without an answer the unconfirmed parts are sent again.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(250);

    private int _sent;
    private int _confirmed;
    private long _progress = Stopwatch.GetTimestamp();

    /// <summary>Whether the other end has everything.</summary>
    public bool IsComplete => _confirmed == content.Length;

    /// <summary>After this time without progress the other end counts as gone.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Whether the other end has confirmed nothing for too long.</summary>
    public bool IsHopeless => Stopwatch.GetElapsedTime(_progress) > Patience;

    /// <summary>Sends what may be sent.</summary>
    public void Advance()
    {
        while (_sent < content.Length && _sent - _confirmed < Window)
        {
            int length = Math.Min(LinkFrame.MostPayloadBytes, content.Length - _sent);
            port.Send(new LinkFrame(kind, message, _sent, content.Length, content.Slice(_sent, length)));
            _sent += length;
        }
    }

    /// <summary>The other end has this many bytes.</summary>
    public void Confirm(int count)
    {
        if (count > _confirmed && count <= content.Length)
        {
            _confirmed = count;
            _sent = Math.Max(_sent, count);
            _progress = Stopwatch.GetTimestamp();
        }
    }

    /// <summary>The other end has everything: it began to answer.</summary>
    public void ConfirmAll() => Confirm(content.Length);

    /// <summary>Nothing came for <see cref="Silence"/>: what is unconfirmed counts as lost.</summary>
    public void Repeat() => _sent = _confirmed;
}
