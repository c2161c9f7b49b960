using System.Collections.Generic;
using System.Globalization;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Platform;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Shell;

namespace Helix.Modules.Shell.Commands;

/// <summary>Lists the threads.</summary>
[ShellCommand("ps", "", "lists the threads")]
internal sealed class PsCommand : IShellCommand
{
    public Status Run(ICommandContext context, IReadOnlyList<string> arguments)
    {
        if (arguments.Count > 0)
        {
            return Status.InvalidArgument;
        }

        var table = new TextTable();
        table.Add("ID", "STATE", "CPU", "STACK", "NAME");
        foreach (ThreadInformation thread in context.Modules.Get<ISystemStatistics>()!.ListThreads())
        {
            table.Add(
                thread.Id.ToString(CultureInfo.InvariantCulture),
                thread.State,
                Units.Duration(thread.CpuTime),
                Units.Size(thread.StackBytes),
                thread.Name);
        }

        table.WriteTo(context.Console);
        return Status.Ok;
    }
}
