using System.Collections.Generic;
using Helix.Interfaces.Console;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Shell;
using Helix.Interfaces.Tasks;

namespace Helix.Tests.Kernel.Tasks;

/// <summary>Runs a scenario of threads, and says <c>sound</c> or what was wrong.</summary>
[ShellCommand("task-test", "name [argument]", "runs a scenario of threads")]
internal sealed class TaskTestCommand : IShellCommand
{
    public Status Run(ICommandContext context, IReadOnlyList<string> arguments)
    {
        if (arguments.Count is 0 or > 2 || context.Modules.Get<ITaskManager>() is not { } tasks)
        {
            return Status.InvalidArgument;
        }

        string argument = arguments.Count > 1 ? arguments[1] : "";
        string? wrong = arguments[0] switch
        {
            "bad-input" => BadInput.Run(tasks),
            "primitives" => Primitives.Run(tasks),
            "kill" => Endings.Run(tasks),
            "stacks" => Stacks.Run(tasks, context.Modules),
            "class-library" => ClassLibraryCases.Run(tasks),
            "producers" => Load.RunProducers(tasks),
            "philosophers" => Load.RunPhilosophers(tasks),
            "locks" => Load.RunLocks(tasks),
            "thousands" => Load.RunThousands(tasks),
            "swap" => Exchanges.Run(tasks, context.Modules, argument),
            "faulty" => Exchanges.RunFaulty(tasks, context.Modules, argument),
            "nested" => NestedFaults.Run(tasks, context.Modules, argument),
            "unlisted" => Exchanges.RunUnlisted(tasks, context.Modules, argument),
            "wakings" => Wakings.Run(tasks, context.Modules),
            "departures" => Departures.Run(tasks, context.Modules),
            "fairness" => Shares.RunFairness(tasks),
            "real-time" => Shares.RunRealTime(tasks),
            "inversion" => Shares.RunInversion(tasks),
            _ => "there is no such scenario",
        };
        context.Console.WriteLine(wrong is null ? $"{arguments[0]} {argument}".TrimEnd() + ": sound" : $"{arguments[0]}: {wrong}");
        return Status.Ok;
    }
}
