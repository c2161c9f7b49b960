using System;
using System.Collections.Generic;
using Helix.Interfaces.Console;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Shell;

namespace Helix.Modules.Shell.Commands;

/// <summary>Collects garbage.</summary>
[ShellCommand("gc", "", "collects garbage")]
internal sealed class GcCommand : IShellCommand
{
    public Status Run(ICommandContext context, IReadOnlyList<string> arguments)
    {
        if (arguments.Count > 0)
        {
            return Status.InvalidArgument;
        }

        long before = GC.GetTotalMemory(forceFullCollection: false);
        GC.Collect();
        long after = GC.GetTotalMemory(forceFullCollection: false);
        context.Console.WriteLine($"{Units.Size(before)} in use before, {Units.Size(after)} after");
        return Status.Ok;
    }
}
