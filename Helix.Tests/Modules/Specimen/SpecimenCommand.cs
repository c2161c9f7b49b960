using System;
using System.Collections.Generic;
using System.Linq;
using Helix.Interfaces.Console;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Shell;

namespace Helix.Tests.Modules.Specimen;

/// <summary>Runs the checks, or those that are named.</summary>
[ShellCommand("specimen", "[name ...]", "runs the checks of loaded code")]
internal sealed class SpecimenCommand : IShellCommand
{
    public Status Run(ICommandContext context, IReadOnlyList<string> arguments)
    {
        int failed = 0;
        int done = 0;
        foreach ((string name, Func<string> run, string expected) in Checks.All)
        {
            if (arguments.Count != 0 && !arguments.Contains(name))
            {
                continue;
            }

            done++;
            string answer = Run(run);
            failed += answer == expected ? 0 : 1;
            context.Console.WriteLine(answer == expected ? $"ok {name}" : $"FAILED {name}: {answer}");
        }

        context.Console.WriteLine($"{done} checks, {failed} failed");
        return Status.Ok;
    }

    private static string Run(Func<string> check)
    {
        try
        {
            return check();
        }
        catch (Exception exception)
        {
            return exception.ToString();
        }
    }
}
