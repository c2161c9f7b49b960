using System.Collections.Generic;
using Helix.Interfaces.Console;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Shell;

namespace Helix.Modules.Shell.Commands;

/// <summary>Lists the commands, or explains one.</summary>
[ShellCommand("help", "[command]", "lists the commands, or explains one")]
internal sealed class HelpCommand : IShellCommand
{
    public Status Run(ICommandContext context, IReadOnlyList<string> arguments)
    {
        if (arguments.Count > 1)
        {
            return Status.InvalidArgument;
        }

        // Of two commands with one name the later one runs.
        var commands = new List<CommandDescriptor>(CommandCatalog.Snapshot());
        return arguments.Count == 0 ? ListAll(context, commands) : Explain(context, commands.FindLast(command => command.Name == arguments[0]));
    }

    private static Status ListAll(ICommandContext context, List<CommandDescriptor> commands)
    {
        commands.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        var table = new TextTable();
        foreach (CommandDescriptor command in commands)
        {
            table.Add($"{command.Name} {command.Usage}".TrimEnd(), command.Summary);
        }

        table.WriteTo(context.Console);
        return Status.Ok;
    }

    private static Status Explain(ICommandContext context, CommandDescriptor? command)
    {
        if (command is null)
        {
            return Status.NotFound;
        }

        context.Console.WriteLine($"usage: {command.Name} {command.Usage}".TrimEnd());
        context.Console.WriteLine(command.Summary);
        return Status.Ok;
    }
}
