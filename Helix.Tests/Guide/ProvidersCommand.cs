using System;
using System.Collections.Generic;
using Helix.Interfaces.Console;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Shell;

namespace Helix.Tests.Guide;

/// <summary>A command of the shell; any module may bring some.</summary>
[ShellCommand("providers", "contract", "lists the modules that provide a contract")]
internal sealed class ProvidersCommand : IShellCommand
{
    public Status Run(ICommandContext context, IReadOnlyList<string> arguments)
    {
        if (arguments.Count != 1)
        {
            return Status.InvalidArgument;
        }

        if (context.Modules.Get<ISysModManager>() is not { } manager)
        {
            return Status.MissingDependency;
        }

        foreach (ModuleInformation module in manager.List())
        {
            foreach (string contract in module.Provides)
            {
                if (contract.Equals(arguments[0], StringComparison.OrdinalIgnoreCase))
                {
                    context.Console.Write($"{module.Metadata.Name} {module.Metadata.Version}\n");
                }
            }
        }

        return Status.Ok;
    }
}
