using System;
using Helix.Interfaces.HostLink;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;

namespace Helix.Modules.HostLink;

/// <summary>
/// Does what the host asks for over its line, on a thread of its own: loads and replaces modules, runs commands. Whoever holds the other end
/// of the line is trusted like the one at the keyboard; without a line the module does not run.
/// </summary>
[HelixModule("hostlink", Description = "Serves the host's requests")]
[Requires<ISysModManager>]
[Requires<IHostLine>(Optional = true)]
public sealed class HostLinkModule : Helix.Interfaces.Modules.Kernel
{
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(500);

    private LinkServer _server = null!;

    /// <inheritdoc />
    public override Status Initialize(IModuleContext context)
    {
        Status status = base.Initialize(context);
        if (status.IsError() || context.Get<IHostLine>() is not { } line)
        {
            return status.IsError() ? status : Status.DeviceAbsent;
        }

        var requests = new RequestHandler(context);
        _server = new LinkServer(new LinkPort(new LineTransport(line)), requests.Serve, () => IsStopping);
        return status;
    }

    /// <inheritdoc />
    protected override void Run() => _server.Run(Round);
}
