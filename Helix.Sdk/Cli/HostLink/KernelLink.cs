using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Helix.Interfaces.HostLink;

namespace Helix.Sdk.Cli.HostLink;

/// <summary>Asks a running kernel, from any number of commands at a time: they take turns.</summary>
/// <param name="running">The kernel.</param>
public sealed class KernelLink(RunningKernel running)
{
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(20);

    /// <summary>Asks, and waits for the answer.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="patience">How long the kernel may take to do it.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    /// <exception cref="HelixException">There is no answer.</exception>
    public Task<LinkAnswer> AskAsync(LinkRequest request, TimeSpan patience, CancellationToken cancellation) => Task.Run(
        () =>
        {
            using var turn = TakeTurn(cancellation);
            using var transport = new SocketTransport(running.Socket);
            return new LinkClient(transport).Call(request, patience, cancellation);
        },
        cancellation);

    /// <summary>The emulator serves one connection; a second one would wait without a word.</summary>
    private FileStream TakeTurn(CancellationToken cancellation)
    {
        var path = Path.Combine(running.Folder, "link.lock");
        var end = DateTime.UtcNow + Turn;
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (DirectoryNotFoundException)
            {
                throw new HelixException("the running kernel ended");
            }
            catch (IOException) when (DateTime.UtcNow < end)
            {
                cancellation.WaitHandle.WaitOne(Retry);
                cancellation.ThrowIfCancellationRequested();
            }
        }
    }
}
