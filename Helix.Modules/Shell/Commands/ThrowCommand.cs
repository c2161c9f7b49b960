using System;
using System.Collections.Generic;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Shell;

namespace Helix.Modules.Shell.Commands;

/// <summary>Throws an exception, to show that it ends this command and nothing else.</summary>
[ShellCommand("throw", "[message ...]", "throws an exception")]
internal sealed class ThrowCommand : IShellCommand
{
    public Status Run(ICommandContext context, IReadOnlyList<string> arguments) =>
        throw new InvalidOperationException(arguments.Count > 0 ? string.Join(" ", arguments) : "asked for in the shell");
}
