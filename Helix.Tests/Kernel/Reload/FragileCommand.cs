using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Helix.Interfaces.Console;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Shell;

namespace Helix.Tests.Kernel.Reload;

/// <summary>Calls the module that can be broken.</summary>
[ShellCommand("fragile", "count|remember|break|linger|rest", "calls the module that can be broken")]
internal sealed class FragileCommand : IShellCommand
{
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);

    public Status Run(ICommandContext context, IReadOnlyList<string> arguments)
    {
        if (arguments.Count != 1 || context.Modules.Get<IFragile>() is not { } module)
        {
            return arguments.Count != 1 ? Status.InvalidArgument : Status.NotFound;
        }

        switch (arguments[0])
        {
            case "count":
                context.Console.WriteLine($"call {module.Count()}");
                return Status.Ok;
            case "remember":
                return module.Remember();
            case "break":
                return Break(context, module);
            case "linger":
                new Thread(() => _ = module.Linger(Linger)).Start();
                Thread.Sleep(1);
                return Status.Ok;
            case "rest":
                return Rest(context.Modules.Get<ISysModManager>()!);
            default:
                return Status.InvalidArgument;
        }
    }

    /// <summary>Breaks it and waits until the supervisor has put another instance in its place.</summary>
    private static Status Break(ICommandContext context, IFragile module)
    {
        ISysModManager modules = context.Modules.Get<ISysModManager>()!;
        long before = Find(modules).Replacements;
        context.Console.WriteLine($"broken: {module.Break().Describe()}");
        for (TimeSpan waited = default; waited < Patience; waited += Step)
        {
            if (Find(modules) is { State: ModuleState.Running } now && now.Replacements > before)
            {
                context.Console.WriteLine("another instance serves");
                return Status.Ok;
            }

            Thread.Sleep(Step);
        }

        return Status.TimedOut;
    }

    /// <summary>Waits until no call is inside.</summary>
    private static Status Rest(ISysModManager modules)
    {
        for (TimeSpan waited = default; waited < Patience; waited += Step)
        {
            if (modules.ListSlots().All(static slot => slot.Contract != "Fragile" || slot.CallsInside == 0))
            {
                return Status.Ok;
            }

            Thread.Sleep(Step);
        }

        return Status.TimedOut;
    }

    private static ModuleInformation Find(ISysModManager modules) =>
        modules.List().First(static module => module.Metadata.Name == "fragile");
}
