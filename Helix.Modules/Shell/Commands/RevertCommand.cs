using System.Collections.Generic;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Shell;

namespace Helix.Modules.Shell.Commands;

/// <summary>Goes back to the module of the kernel's image.</summary>
[ShellCommand("revert", "module", "puts the code of the kernel's image back in the place of a file's")]
internal sealed class RevertCommand : IShellCommand
{
    public Status Run(ICommandContext context, IReadOnlyList<string> arguments) => arguments.Count == 1
        ? Outcomes.Report(context, arguments[0], context.Modules.Get<ISysModManager>()!.RevertModule(arguments[0]))
        : Status.InvalidArgument;
}
