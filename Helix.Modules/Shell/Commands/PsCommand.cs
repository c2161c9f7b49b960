using System.Collections.Generic;
using System.Globalization;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Shell;
using Helix.Interfaces.Tasks;

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

        if (context.Modules.Get<ITaskManager>() is not { } tasks)
        {
            return Status.NotSupported;
        }

        var table = new TextTable();
        table.Add("ID", "STATE", "POLICY", "PRI", "CPU", "TIME", "STACK", "NAME");
        foreach (TaskThread thread in tasks.ListThreads())
        {
            table.Add(
                thread.Id.ToString(),
                thread.IsEnding ? thread.State + ", ending" : thread.State,
                ThreadTable.Policy(thread),
                ThreadTable.Priority(thread),
                thread.Cpu.ToString(CultureInfo.InvariantCulture),
                Units.Duration(thread.CpuTime),
                Units.Size(thread.StackBytes),
                thread.Name);
        }

        table.WriteTo(context.Console);
        return Status.Ok;
    }
}
