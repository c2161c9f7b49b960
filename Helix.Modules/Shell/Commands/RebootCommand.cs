using System.Collections.Generic;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Platform;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Shell;

namespace Helix.Modules.Shell.Commands;

/// <summary>Restarts the machine.</summary>
[ShellCommand("reboot", "", "restarts the machine")]
internal sealed class RebootCommand : IShellCommand
{
    public Status Run(ICommandContext context, IReadOnlyList<string> arguments) =>
        arguments.Count > 0 ? Status.InvalidArgument : context.Modules.Get<IMachineControl>()!.Reboot();
}
