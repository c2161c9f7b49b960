using System;
using System.Text;

namespace Helix.Interfaces.HostLink;

/// <summary>The content of a request: a command in one byte, and what it needs.</summary>
/// <param name="Command">What is asked for; may be a number that means nothing here.</param>
/// <param name="Argument">What follows the command.</param>
public readonly record struct LinkRequest(LinkCommand Command, ReadOnlyMemory<byte> Argument)
{
    /// <summary>The argument as text.</summary>
    public string Text => Encoding.UTF8.GetString(Argument.Span);

    /// <summary>A request whose argument is a text.</summary>
    public static LinkRequest Of(LinkCommand command, string text = "") => new(command, Encoding.UTF8.GetBytes(text));

    /// <summary>Reads a request.</summary>
    /// <param name="content">At least one byte, which every message has.</param>
    public static LinkRequest Parse(ReadOnlyMemory<byte> content) => new((LinkCommand)content.Span[0], content[1..]);

    /// <summary>Its bytes.</summary>
    public byte[] ToBytes() => [(byte)Command, .. Argument.Span];
}
