using System.CommandLine;
using System.IO;
using Helix.Sdk.Cli.Documentation;

namespace Helix.Sdk.Cli.Commands;

/// <summary><c>helix symbols</c>: keeps the symbol table of docs/RUNTIME.md true.</summary>
public sealed class SymbolsCommand(CommandContext context)
{
    /// <summary>Creates the command.</summary>
    public Command Create()
    {
        var check = new Option<bool>("--check") { Description = "Changes nothing; fails when the table is not that of the sources." };
        var command = new Command("symbols", "Writes the table of the symbols that the kernel exports into docs/RUNTIME.md.") { check };
        command.SetAction(result => Execute(result.GetValue(check)));
        return command;
    }

    private int Execute(bool onlyChecks)
    {
        var path = RuntimeSymbolTable.Path(context.Workspace);
        var symbols = RuntimeSymbolScanner.Scan(context.Workspace);
        var present = File.ReadAllText(path);
        var wanted = RuntimeSymbolTable.Replace(present, symbols);
        if (!onlyChecks)
        {
            File.WriteAllText(path, wanted);
        }
        else if (present != wanted)
        {
            throw new HelixException($"the table in {context.Workspace.Show(path)} is not that of the sources", "Run: ./helix symbols");
        }

        context.Reporter.Info($"{context.Workspace.Show(path)}: {symbols.Count} symbols");
        return ExitCodes.Success;
    }
}
