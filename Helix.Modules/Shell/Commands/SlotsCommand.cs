using System.Collections.Generic;
using System.Globalization;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Shell;

namespace Helix.Modules.Shell.Commands;

/// <summary>Lists the slots.</summary>
[ShellCommand("slots", "[contract]", "lists what callers hold in place of modules, and whom it leads to")]
internal sealed class SlotsCommand : IShellCommand
{
    public Status Run(ICommandContext context, IReadOnlyList<string> arguments)
    {
        if (arguments.Count > 1)
        {
            return Status.InvalidArgument;
        }

        var table = new TextTable();
        table.Add("CONTRACT", "SLOT", "LEADS TO", "IN", "WAITING", "EXCHANGES", "FAULTS", "STATE");
        int rows = 0;
        foreach (SlotInformation slot in context.Modules.Get<ISysModManager>()!.ListSlots())
        {
            if (arguments.Count == 0 || arguments[0] == slot.Contract)
            {
                rows++;
                table.Add(
                    slot.Contract,
                    slot.Module.Length > 0 ? slot.Module : "default",
                    slot.Provider.Length > 0 ? slot.Provider : "-",
                    Number(slot.CallsInside),
                    Number(slot.CallsWaiting),
                    Number(slot.Exchanges),
                    Number(slot.Faults),
                    slot.IsPaused ? "paused" : "open");
            }
        }

        if (rows == 0 && arguments.Count == 1)
        {
            return Status.NotFound;
        }

        table.WriteTo(context.Console);
        return Status.Ok;
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
