using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Helix.Interfaces.HostLink;
using Helix.Sdk.Cli.Processes;

namespace Helix.Sdk.Cli.HostLink;

/// <summary>Asks a running kernel, from any number of commands at a time: they take turns.</summary>
/// <param name="running">The kernel.</param>
public sealed class KernelLink(RunningKernel running)
{
    /// <summary>Asks, and waits for the answer.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="patience">How long the kernel may take to do it.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    /// <exception cref="HelixException">There is no answer.</exception>
    public async Task<LinkAnswer> AskAsync(LinkRequest request, TimeSpan patience, CancellationToken cancellation)
    {
        running.RequireAlive();

        // The emulator serves one connection; a second one would wait without a word.
        await using var turn = await FileTurn.TakeAsync(Path.Combine(running.Folder, "link.lock"), cancellation);
        return await Task.Run(
            () =>
            {
                using var transport = new SocketTransport(running.Socket);
                return new LinkClient(transport).Call(request, patience, cancellation);
            },
            cancellation);
    }
}
