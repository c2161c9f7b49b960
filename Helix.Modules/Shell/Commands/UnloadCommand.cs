using System.Collections.Generic;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Shell;

namespace Helix.Modules.Shell.Commands;

/// <summary>Takes a module out.</summary>
[ShellCommand("unload", "module", "ends a stopped module's life, and takes a loaded one out of memory")]
internal sealed class UnloadCommand : IShellCommand
{
    public Status Run(ICommandContext context, IReadOnlyList<string> arguments) => arguments.Count == 1
        ? Outcomes.Report(context, "unloaded", context.Modules.Get<ISysModManager>()!.UnloadModule(arguments[0]))
        : Status.InvalidArgument;
}
