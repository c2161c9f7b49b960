using System;

namespace Helix.Interfaces.HostLink;

/// <summary>What carries the bytes of a <see cref="LinkPort"/>: a serial port in the kernel, a socket on the host.</summary>
public interface ILinkTransport
{
    /// <summary>Sends all bytes, or loses them; blocks while the line takes no more.</summary>
    void Write(ReadOnlyMemory<byte> bytes);

    /// <summary>Blocks until bytes come or the time is over.</summary>
    /// <returns>How many bytes came; 0 if the time is over.</returns>
    int Read(Memory<byte> buffer, TimeSpan timeout);
}
