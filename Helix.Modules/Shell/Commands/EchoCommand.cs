using System.Collections.Generic;
using Helix.Interfaces.Console;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Shell;

namespace Helix.Modules.Shell.Commands;

/// <summary>Writes its arguments.</summary>
[ShellCommand("echo", "[text ...]", "writes its arguments")]
internal sealed class EchoCommand : IShellCommand
{
    public Status Run(ICommandContext context, IReadOnlyList<string> arguments)
    {
        context.Console.WriteLine(string.Join(" ", arguments));
        return Status.Ok;
    }
}
