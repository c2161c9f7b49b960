using System;
using System.Buffers.Binary;
using System.Text;
using Helix.Interfaces.Primitives;

namespace Helix.Interfaces.HostLink;

/// <summary>The content of an answer: a status in four bytes, little-endian, and a text in UTF-8.</summary>
/// <param name="Status">Whether it was done.</param>
/// <param name="Text">What there is to say, for people; a longer one than a message holds is cut.</param>
public readonly record struct LinkAnswer(Status Status, string Text)
{
    private const int StatusBytes = 4;

    /// <summary>Reads an answer.</summary>
    /// <returns><see cref="Status.Corrupt"/> if it is too short.</returns>
    public static Result<LinkAnswer> Parse(ReadOnlyMemory<byte> content) => content.Length < StatusBytes
        ? Status.Corrupt
        : new LinkAnswer(
            (Status)BinaryPrimitives.ReadInt32LittleEndian(content.Span), Encoding.UTF8.GetString(content.Span[StatusBytes..]));

    /// <summary>Its bytes.</summary>
    public byte[] ToBytes()
    {
        byte[] text = Encoding.UTF8.GetBytes(Text);
        byte[] content = new byte[StatusBytes + Math.Min(text.Length, LinkFrame.MostMessageBytes - StatusBytes)];
        BinaryPrimitives.WriteInt32LittleEndian(content, (int)Status);
        text.AsSpan(0, content.Length - StatusBytes).CopyTo(content.AsSpan(StatusBytes));
        return content;
    }
}
