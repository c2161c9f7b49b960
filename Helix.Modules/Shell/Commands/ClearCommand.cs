using System.Collections.Generic;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Shell;

namespace Helix.Modules.Shell.Commands;

/// <summary>Clears the screen.</summary>
[ShellCommand("clear", "", "clears the screen")]
internal sealed class ClearCommand : IShellCommand
{
    public Status Run(ICommandContext context, IReadOnlyList<string> arguments)
    {
        if (arguments.Count > 0)
        {
            return Status.InvalidArgument;
        }

        context.Console.Clear();
        return Status.Ok;
    }
}
