using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Helix.Interfaces.Console;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Shell;

namespace Helix.Tests.Kernel.Loading;

/// <summary>Waits until a module is in a state.</summary>
[ShellCommand("await-state", "module state", "waits until a module is in a state")]
internal sealed class AwaitStateCommand : IShellCommand
{
    private const int Rounds = 1000;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);

    public Status Run(ICommandContext context, IReadOnlyList<string> arguments)
    {
        if (arguments.Count != 2 || !Enum.TryParse(arguments[1], out ModuleState wanted))
        {
            return Status.InvalidArgument;
        }

        ISysModManager modules = context.Modules.Get<ISysModManager>()!;
        for (int round = 0; round < Rounds; round++)
        {
            if (modules.List().Any(module => module.Metadata.Name == arguments[0] && module.State == wanted))
            {
                context.Console.WriteLine($"{arguments[0]} is {wanted}");
                return Status.Ok;
            }

            Thread.Sleep(Step);
        }

        return Status.TimedOut;
    }
}
