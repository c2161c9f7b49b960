using System;
using System.Collections.Generic;
using Helix.Interfaces.Diagnostics;
using Helix.Interfaces.Shell;

namespace Helix.Modules.Shell;

/// <summary>
/// The commands by name, as they are at the moment of asking: they come and go with modules, and none is kept here beyond its module's
/// life.
/// </summary>
/// <param name="snapshot">All commands, in the order in which they came.</param>
internal sealed class CommandTable(Func<IReadOnlyList<CommandDescriptor>> snapshot)
{
    /// <summary>All names, in order.</summary>
    public IReadOnlyCollection<string> Names
    {
        get
        {
            var names = new SortedSet<string>(StringComparer.Ordinal);
            foreach (CommandDescriptor command in snapshot())
            {
                _ = names.Add(command.Name);
            }

            return names;
        }
    }

    /// <summary>
    /// The command of that name; of several, the one that came last, as a loaded module goes before what it replaces. Null if there is
    /// none.
    /// </summary>
    public CommandDescriptor? Find(string name)
    {
        CommandDescriptor? found = null;
        foreach (CommandDescriptor command in snapshot())
        {
            found = command.Name == name ? command : found;
        }

        return found;
    }

    /// <summary>Tells the log which names are there twice.</summary>
    public void ReportDuplicates(ILog log)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (CommandDescriptor command in snapshot())
        {
            if (!names.Add(command.Name))
            {
                log.Write(LogLevel.Error, $"the command '{command.Name}' is there twice");
            }
        }
    }
}
