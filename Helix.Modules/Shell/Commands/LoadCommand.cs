using System.Collections.Generic;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Shell;

namespace Helix.Modules.Shell.Commands;

/// <summary>Loads a module file.</summary>
[ShellCommand("load", "file", "loads a module from a boot file; 'start' starts it")]
internal sealed class LoadCommand : IShellCommand
{
    public Status Run(ICommandContext context, IReadOnlyList<string> arguments) => arguments.Count == 1
        ? Outcomes.Report(context, "loaded", context.Modules.Get<ISysModManager>()!.LoadModule(arguments[0]))
        : Status.InvalidArgument;
}
