using System.Globalization;
using Helix.Interfaces.Console;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Shell;

namespace Helix.Modules.Shell.Commands;

/// <summary>Says how a change of a module ended; the shell itself adds the status of a failure.</summary>
internal static class Outcomes
{
    /// <summary>Says how loading or unloading ended.</summary>
    public static Status Report(ICommandContext context, string done, ModuleOutcome outcome)
    {
        context.Console.WriteLine(outcome.Status.IsOk() ? $"{outcome.Name} is {done}" : outcome.Reason);
        return outcome.Status;
    }

    /// <summary>Says how a replacement ended.</summary>
    public static Status Report(ICommandContext context, string name, ReloadReport report)
    {
        if (report.Status.IsOk())
        {
            context.Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{name} {report.OldVersion} -> {report.NewVersion}, callers waited {report.PauseNs} ns"));
        }

        if (report.Reason.Length > 0)
        {
            context.Console.WriteLine(report.Reason);
        }

        return report.Status;
    }

    /// <summary>Says why a module could not be started or stopped.</summary>
    public static Status Report(ICommandContext context, string name, Status status)
    {
        ModuleInformation? module = ModuleTable.Find(context.Modules.Get<ISysModManager>()!.List(), name);

        // A move that the module's state does not allow has no reason of its own.
        if (status.IsError() && status != Status.InvalidState && module is { Detail.Length: > 0 })
        {
            context.Console.WriteLine($"{name}: {module.Detail}");
        }

        return status;
    }
}
