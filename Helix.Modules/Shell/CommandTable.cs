using System;
using System.Collections.Generic;
using Helix.Interfaces.Diagnostics;
using Helix.Interfaces.Shell;

namespace Helix.Modules.Shell;

/// <summary>The commands by name.</summary>
internal sealed class CommandTable
{
    private readonly SortedDictionary<string, CommandDescriptor> _commands = new(StringComparer.Ordinal);

    /// <summary>Makes the table; of two commands with one name the first stays, and the log says so.</summary>
    public CommandTable(IReadOnlyList<CommandDescriptor> commands, ILog log)
    {
        foreach (CommandDescriptor command in commands)
        {
            if (!_commands.TryAdd(command.Name, command))
            {
                log.Write(LogLevel.Error, $"the command '{command.Name}' is there twice");
            }
        }
    }

    /// <summary>All names, in order.</summary>
    public IReadOnlyCollection<string> Names => _commands.Keys;

    /// <summary>All commands, in the order of their names.</summary>
    public IReadOnlyCollection<CommandDescriptor> All => _commands.Values;

    /// <summary>The command of that name; null if there is none.</summary>
    public CommandDescriptor? Find(string name) => _commands.TryGetValue(name, out CommandDescriptor? command) ? command : null;
}
