using System;

namespace Helix.Interfaces.HostLink;

/// <summary>A message on its way in: its parts are taken in order, repeated ones are passed over. For one thread.</summary>
public sealed class LinkReceiving
{
    private byte[] _content;

    /// <summary>Begins a message.</summary>
    /// <param name="first">A part of it.</param>
    /// <exception cref="OutOfMemoryException">There is no room for it.</exception>
    public LinkReceiving(in LinkFrame first)
    {
        Message = first.Message;
        Total = first.Total;
        _content = new byte[first.Total];
    }

    /// <summary>The message's number.</summary>
    public uint Message { get; }

    /// <summary>Size of the whole message, in bytes.</summary>
    public int Total { get; }

    /// <summary>How many bytes have come, without gaps.</summary>
    public int Count { get; private set; }

    /// <summary>Whether everything has come.</summary>
    public bool IsComplete => Count == Total;

    /// <summary>Everything, once it is complete; empty after <see cref="Release"/>.</summary>
    public ReadOnlyMemory<byte> Content => _content;

    /// <summary>Takes a part; one that does not continue what has come is passed over.</summary>
    public void Accept(in LinkFrame frame)
    {
        if (frame.Message == Message && frame.Total == Total && frame.Offset == Count && frame.Payload.Length > 0)
        {
            frame.Payload.CopyTo(_content.AsMemory(frame.Offset));
            Count += frame.Payload.Length;
        }
    }

    /// <summary>Lets the bytes go; what it has come to stays.</summary>
    public void Release() => _content = [];
}
