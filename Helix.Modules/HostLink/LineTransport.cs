using System;
using Helix.Interfaces.HostLink;

namespace Helix.Modules.HostLink;

/// <summary>The host's line as a link's transport. What a line does not take is lost, and sent again by the link.</summary>
internal sealed class LineTransport(IHostLine line) : ILinkTransport
{
    public void Write(ReadOnlyMemory<byte> bytes) => _ = line.Write(bytes.Span);

    public int Read(Memory<byte> buffer, TimeSpan timeout) => line.Read(buffer.Span, timeout).Or(0);
}
