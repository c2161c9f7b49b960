using System.Collections.Generic;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Shell;
using Helix.Interfaces.Tasks;

namespace Helix.Modules.Shell.Commands;

/// <summary>Tells a thread to end.</summary>
[ShellCommand("kill", "thread", "tells a thread to end")]
internal sealed class KillCommand : IShellCommand
{
    public Status Run(ICommandContext context, IReadOnlyList<string> arguments)
    {
        if (arguments.Count != 1 || !ThreadTable.TryParse(arguments[0], out ThreadId thread))
        {
            return Status.InvalidArgument;
        }

        return context.Modules.Get<ITaskManager>()?.Kill(thread) ?? Status.NotSupported;
    }
}
