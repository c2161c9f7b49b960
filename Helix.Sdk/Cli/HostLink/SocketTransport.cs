using System;
using System.Net.Sockets;
using Helix.Interfaces.HostLink;

namespace Helix.Sdk.Cli.HostLink;

/// <summary>The emulator's socket as a link's transport.</summary>
public sealed class SocketTransport : ILinkTransport, IDisposable
{
    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);

    /// <summary>Connects.</summary>
    /// <param name="path">The socket's path.</param>
    /// <exception cref="HelixException">Nobody listens there.</exception>
    public SocketTransport(string path)
    {
        try
        {
            _socket.Connect(new UnixDomainSocketEndPoint(path));
        }
        catch (SocketException failure)
        {
            _socket.Dispose();
            throw new HelixException($"the running kernel's link cannot be reached: {failure.Message}", "Start it again: ./helix run");
        }
    }

    /// <inheritdoc/>
    public void Write(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            for (var rest = bytes; rest.Length > 0;)
            {
                rest = rest[_socket.Send(rest.Span)..];
            }
        }
        catch (SocketException)
        {
            throw Ended();
        }
    }

    /// <inheritdoc/>
    public int Read(Memory<byte> buffer, TimeSpan timeout)
    {
        try
        {
            if (!_socket.Poll(timeout, SelectMode.SelectRead))
            {
                return 0;
            }

            var count = _socket.Receive(buffer.Span);
            return count > 0 ? count : throw Ended();
        }
        catch (SocketException)
        {
            throw Ended();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    private static HelixException Ended() => new("the running kernel ended");
}
