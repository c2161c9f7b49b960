using System.Collections.Generic;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Shell;

namespace Helix.Modules.Shell.Commands;

/// <summary>Replaces a running module.</summary>
[ShellCommand("reload", "module [file]", "replaces a running module by a new instance, of a boot file or of the same code")]
internal sealed class ReloadCommand : IShellCommand
{
    public Status Run(ICommandContext context, IReadOnlyList<string> arguments)
    {
        ISysModManager modules = context.Modules.Get<ISysModManager>()!;
        return arguments.Count switch
        {
            1 => Outcomes.Report(context, arguments[0], modules.ReloadModule(arguments[0])),
            2 => Outcomes.Report(context, arguments[0], modules.ReloadModule(arguments[0], arguments[1])),
            _ => Status.InvalidArgument,
        };
    }
}
