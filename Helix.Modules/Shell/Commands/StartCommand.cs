using System.Collections.Generic;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Shell;

namespace Helix.Modules.Shell.Commands;

/// <summary>Starts a module and what it requires.</summary>
[ShellCommand("start", "module", "starts a module and what it requires")]
internal sealed class StartCommand : IShellCommand
{
    public Status Run(ICommandContext context, IReadOnlyList<string> arguments) =>
        arguments.Count == 1
            ? Outcomes.Report(context, arguments[0], context.Modules.Get<ISysModManager>()!.StartModule(arguments[0]))
            : Status.InvalidArgument;
}
