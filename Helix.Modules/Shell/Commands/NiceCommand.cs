using System.Collections.Generic;
using System.Globalization;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Shell;
using Helix.Interfaces.Tasks;

namespace Helix.Modules.Shell.Commands;

/// <summary>Changes how large a thread's share of the processors is.</summary>
[ShellCommand("nice", "value thread", "sets a thread's share, from -20, the largest, to 19")]
internal sealed class NiceCommand : IShellCommand
{
    private const int Largest = -20;
    private const int Smallest = 19;

    public Status Run(ICommandContext context, IReadOnlyList<string> arguments)
    {
        if (arguments.Count != 2
            || !int.TryParse(arguments[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int nice)
            || !ThreadTable.TryParse(arguments[1], out ThreadId thread))
        {
            return Status.InvalidArgument;
        }

        return nice is < Largest or > Smallest ? Status.OutOfRange
            : context.Modules.Get<ITaskManager>()?.SetPriority(thread, Priority.FromNice(nice)) ?? Status.NotSupported;
    }
}
