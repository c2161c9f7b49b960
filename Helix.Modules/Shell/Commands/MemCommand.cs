using System.Collections.Generic;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Platform;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Shell;

namespace Helix.Modules.Shell.Commands;

/// <summary>Shows the state of the memory.</summary>
[ShellCommand("mem", "", "shows the state of the memory")]
internal sealed class MemCommand : IShellCommand
{
    public Status Run(ICommandContext context, IReadOnlyList<string> arguments)
    {
        if (arguments.Count > 0)
        {
            return Status.InvalidArgument;
        }

        MemoryStatistics memory = context.Modules.Get<ISystemStatistics>()!.ReadMemory();
        var table = new TextTable();
        table.Add("total", Units.Size(memory.TotalBytes));
        table.Add("free", Units.Size(memory.FreeBytes));
        table.Add("heap", $"{Units.Size(memory.HeapBytes)}, {Units.Size(memory.HeapLiveBytes)} in use");
        table.Add("collections", memory.Collections.ToString(System.Globalization.CultureInfo.InvariantCulture));
        table.WriteTo(context.Console);
        return Status.Ok;
    }
}
