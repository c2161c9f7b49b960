using System.Collections.Generic;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Platform;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Shell;

namespace Helix.Modules.Shell.Commands;

/// <summary>Stops the system with a report.</summary>
[ShellCommand("panic", "[reason ...]", "stops the system with a report")]
internal sealed class PanicCommand : IShellCommand
{
    public Status Run(ICommandContext context, IReadOnlyList<string> arguments)
    {
        string reason = arguments.Count > 0 ? string.Join(" ", arguments) : "asked for in the shell";
        context.Modules.Get<IMachineControl>()!.Panic(reason);
        return Status.Failed;
    }
}
