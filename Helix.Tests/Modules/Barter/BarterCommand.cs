using System.Collections.Generic;
using System.Globalization;
using Helix.Interfaces.Console;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Shell;

namespace Helix.Tests.Modules.Barter;

/// <summary>Exchanges a number with the module, through its slot.</summary>
[ShellCommand("barter", "number", "gives a number for the one before")]
internal sealed class BarterCommand : IShellCommand
{
    public Status Run(ICommandContext context, IReadOnlyList<string> arguments)
    {
        if (arguments.Count != 1 || !long.TryParse(arguments[0], CultureInfo.InvariantCulture, out long number))
        {
            return Status.InvalidArgument;
        }

        if (context.Modules.Get<IBarter>() is not { } barter)
        {
            return Status.NotFound;
        }

        context.Console.WriteLine($"{barter.Exchange(number)} for {number}");
        return Status.Ok;
    }
}
