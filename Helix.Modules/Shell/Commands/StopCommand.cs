using System.Collections.Generic;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Shell;

namespace Helix.Modules.Shell.Commands;

/// <summary>Stops a module.</summary>
[ShellCommand("stop", "module [cascade]", "stops a module; with cascade, those that require it first")]
internal sealed class StopCommand : IShellCommand
{
    public Status Run(ICommandContext context, IReadOnlyList<string> arguments)
    {
        bool cascade = arguments.Count == 2 && arguments[1] == "cascade";
        if (arguments.Count != 1 && !cascade)
        {
            return Status.InvalidArgument;
        }

        DependentsPolicy policy = cascade ? DependentsPolicy.Cascade : DependentsPolicy.Refuse;
        return Outcomes.Report(context, arguments[0], context.Modules.Get<ISysModManager>()!.StopModule(arguments[0], policy));
    }
}
