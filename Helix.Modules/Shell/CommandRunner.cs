using System;
using System.Collections.Generic;
using System.Linq;
using Helix.Interfaces.Console;
using Helix.Interfaces.Diagnostics;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Shell;
using Helix.Modules.Shell.Parsing;

namespace Helix.Modules.Shell;

/// <summary>Carries out a line of commands and says what went wrong. An exception in a command ends that command only.</summary>
/// <param name="console">Where everything appears.</param>
/// <param name="modules">The shell's own context.</param>
/// <param name="table">The commands.</param>
internal sealed class CommandRunner(IConsole console, IModuleContext modules, CommandTable table) : ICommandContext
{
    /// <inheritdoc />
    public IConsole Console { get; } = console;

    /// <inheritdoc />
    public IModuleContext Modules { get; } = modules;

    /// <summary>Carries out every command of the line, one after the other, also after one that failed.</summary>
    /// <returns>What the last one that failed answered.</returns>
    public Status Run(string line)
    {
        if (!CommandWords.TrySplit(line, out IReadOnlyList<IReadOnlyList<string>> commands))
        {
            Complain("a quotation mark is not closed");
            return Status.InvalidArgument;
        }

        Status outcome = Status.Ok;
        foreach (IReadOnlyList<string> words in commands)
        {
            Status status = RunOne(words[0], words.Skip(1).ToArray());
            outcome = status.IsError() ? status : outcome;
        }

        return outcome;
    }

    private Status RunOne(string name, string[] arguments)
    {
        if (table.Find(name) is not { } command)
        {
            string? nearest = Spelling.Nearest(name, table.Names);
            Complain($"{name}: unknown command" + (nearest is null ? "; 'help' lists the commands" : $"; did you mean '{nearest}'?"));
            return Status.NotFound;
        }

        try
        {
            Status status = command.Factory().Run(this, arguments);
            Report(command, status);
            return status;
        }
        catch (Exception exception)
        {
            Modules.Log.Write(LogLevel.Error, $"the command '{name}' ended with {exception}");
            Complain($"{name}: {exception}");
            return Status.ModuleFault;
        }
    }

    private void Report(CommandDescriptor command, Status status)
    {
        if (status == Status.InvalidArgument)
        {
            Complain($"usage: {command.Name} {command.Usage}".TrimEnd());
        }
        else if (status.IsError())
        {
            Complain($"{command.Name}: {status.Describe()}");
        }
    }

    private void Complain(string text)
    {
        Console.Write(ConsoleColour.BrightRed, text);
        Console.WriteLine();
    }
}
