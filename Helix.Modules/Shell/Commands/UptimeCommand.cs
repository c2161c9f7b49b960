using System.Collections.Generic;
using Helix.Interfaces.Console;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Platform;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Shell;

namespace Helix.Modules.Shell.Commands;

/// <summary>Shows how long the system has been running.</summary>
[ShellCommand("uptime", "", "shows how long the system has been running")]
internal sealed class UptimeCommand : IShellCommand
{
    public Status Run(ICommandContext context, IReadOnlyList<string> arguments)
    {
        if (arguments.Count > 0)
        {
            return Status.InvalidArgument;
        }

        context.Console.WriteLine("up " + Units.Duration(context.Modules.Get<ISystemStatistics>()!.Uptime));
        return Status.Ok;
    }
}
