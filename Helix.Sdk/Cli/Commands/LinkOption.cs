using System.CommandLine;
using Helix.Sdk.Cli.HostLink;

namespace Helix.Sdk.Cli.Commands;

/// <summary>Which running kernel a command talks to.</summary>
public static class LinkOption
{
    /// <summary>Creates the option.</summary>
    public static Option<string?> Create() => new("--link")
    {
        Description = "The socket of the running kernel's second serial port; without it, the kernel that ./helix run started last.",
        HelpName = "socket",
    };

    /// <summary>The kernel behind the socket, or the one that runs.</summary>
    /// <exception cref="HelixException">There is none.</exception>
    public static RunningKernel Find(Workspace workspace, string? socket) =>
        socket is null ? RunningKernel.Find(workspace) : RunningKernel.Behind(workspace, socket);
}
