using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Platform;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Shell;
using Helix.Interfaces.Tasks;

namespace Helix.Modules.Shell.Commands;

/// <summary>Lists the processors.</summary>
[ShellCommand("cpus", "", "lists the processors and what they run")]
internal sealed class CpusCommand : IShellCommand
{
    public Status Run(ICommandContext context, IReadOnlyList<string> arguments)
    {
        if (arguments.Count > 0)
        {
            return Status.InvalidArgument;
        }

        if (context.Modules.Get<IProcessors>() is not { } processors)
        {
            return Status.NotSupported;
        }

        Dictionary<int, string> names = context.Modules.Get<ISystemStatistics>()!.ListThreads().ToDictionary(static thread => thread.Id, static thread => thread.Name);
        var table = new TextTable();
        table.Add("CPU", "APIC", "THREAD", "NAME");
        foreach (ProcessorInformation processor in processors.List())
        {
            table.Add(
                processor.Number.ToString(CultureInfo.InvariantCulture),
                processor.HardwareNumber.ToString(CultureInfo.InvariantCulture),
                processor.ThreadId.ToString(CultureInfo.InvariantCulture),
                names.GetValueOrDefault(processor.ThreadId, ""));
        }

        table.WriteTo(context.Console);
        return Status.Ok;
    }
}
