using System;
using System.IO;
using System.Net.Sockets;
using System.Threading;
using Helix.Interfaces.HostLink;
using Helix.Modules.HostLink;
using Helix.Sdk.Cli.HostLink;

namespace Helix.Tests.Unit.HostLink;

/// <summary>A kernel behind a socket, one connection at a time as the emulator has it.</summary>
internal sealed class KernelSocket : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("helix-kernel-").FullName;
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly Func<LinkRequest, LinkAnswer> _serve;
    private readonly Thread _thread;

    public KernelSocket(Func<LinkRequest, LinkAnswer> serve)
    {
        _serve = serve;
        Running = new RunningKernel(Environment.ProcessId, Path.Combine(_folder, "helix.elf"), Path.Combine(_folder, "link"), _folder);
        _listener.Bind(new UnixDomainSocketEndPoint(Running.Socket));
        _listener.Listen();
        _thread = new Thread(Serve) { IsBackground = true };
        _thread.Start();
    }

    public RunningKernel Running { get; }

    public void Dispose()
    {
        _listener.Dispose();
        _thread.Join();
        Directory.Delete(_folder, recursive: true);
    }

    private void Serve()
    {
        try
        {
            while (true)
            {
                using Socket connection = _listener.Accept();
                using var transport = new Connection(connection);
                var server = new LinkServer(new LinkPort(transport), content => _serve(LinkRequest.Parse(content)).ToBytes(), () => transport.HasEnded);
                while (!transport.HasEnded)
                {
                    server.Run(TimeSpan.FromMilliseconds(20));
                }
            }
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private sealed class Connection(Socket socket) : ILinkTransport, IDisposable
    {
        public bool HasEnded { get; private set; }

        public void Write(ReadOnlyMemory<byte> bytes)
        {
            try
            {
                _ = socket.Send(bytes.Span);
            }
            catch (SocketException)
            {
                HasEnded = true;
            }
        }

        public int Read(Memory<byte> buffer, TimeSpan timeout)
        {
            if (HasEnded || !socket.Poll(timeout, SelectMode.SelectRead))
            {
                return 0;
            }

            int count = socket.Receive(buffer.Span);
            HasEnded = count == 0;
            return count;
        }

        public void Dispose() => socket.Dispose();
    }
}
