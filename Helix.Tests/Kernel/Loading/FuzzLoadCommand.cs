using System;
using System.Collections.Generic;
using System.Globalization;
using Helix.Interfaces.Console;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Platform;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Shell;

namespace Helix.Tests.Kernel.Loading;

/// <summary>Loads damaged copies of a module file, one after the other; a copy that is loaded all the same is unloaded.</summary>
[ShellCommand("fuzz-load", "file count", "loads damaged copies of a module file")]
internal sealed class FuzzLoadCommand : IShellCommand
{
    public Status Run(ICommandContext context, IReadOnlyList<string> arguments)
    {
        if (arguments.Count != 2 || !int.TryParse(arguments[1], NumberStyles.None, CultureInfo.InvariantCulture, out int count))
        {
            return Status.InvalidArgument;
        }

        Result<ReadOnlyMemory<byte>> file = context.Modules.Get<IBootFiles>()!.Open($"modules/{arguments[0]}.hmod");
        if (!file.IsOk)
        {
            return file.Status;
        }

        ISysModManager modules = context.Modules.Get<ISysModManager>()!;
        var damage = new FileDamage(file.Value, seed: 2_004);
        int loaded = 0;
        for (int i = 0; i < count; i++)
        {
            string trouble = Try(modules, damage.Next(), ref loaded);
            if (trouble.Length > 0)
            {
                context.Console.WriteLine($"file {i}: {trouble}");
                return Status.Failed;
            }
        }

        context.Console.WriteLine($"{count - loaded} refused with a reason, {loaded} loaded and unloaded");
        return Status.Ok;
    }

    /// <summary>Loads a copy, and unloads it should that succeed.</summary>
    /// <returns>What should not be; empty if all is as it should.</returns>
    private static string Try(ISysModManager modules, byte[] file, ref int loaded)
    {
        ModuleOutcome outcome = modules.LoadModule(file);
        if (outcome.Status.IsError())
        {
            return outcome.Reason.Length > 0 ? "" : outcome.Status.Describe() + " without a reason";
        }

        loaded++;
        ModuleOutcome gone = modules.UnloadModule(outcome.Name);
        return gone.Status.IsOk() ? "" : gone.Reason;
    }
}
