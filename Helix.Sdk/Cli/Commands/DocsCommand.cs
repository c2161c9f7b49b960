using System.CommandLine;
using System.IO;
using Helix.Sdk.Cli.Documentation;

namespace Helix.Sdk.Cli.Commands;

/// <summary><c>helix docs</c>: keeps docs/API.md and docs/BENCHMARKS.md true.</summary>
public sealed class DocsCommand(CommandContext context)
{
    /// <summary>Creates the command.</summary>
    public Command Create()
    {
        var check = new Option<bool>("--check") { Description = "Changes nothing; fails when a document is not that of the sources." };
        var command = new Command("docs", "Writes docs/API.md, the reference of the contracts, from the comments in Helix.Interfaces, and docs/BENCHMARKS.md from the goals.") { check };
        command.SetAction(result => Execute(result.GetValue(check)));
        return command;
    }

    private int Execute(bool onlyChecks)
    {
        Keep(ApiReference.PathIn(context.Workspace), ApiReference.Make(), onlyChecks);
        Keep(BenchmarkReference.PathIn(context.Workspace), BenchmarkReference.Make(), onlyChecks);
        return ExitCodes.Success;
    }

    private void Keep(string path, string wanted, bool onlyChecks)
    {
        if (!onlyChecks)
        {
            File.WriteAllText(path, wanted);
        }
        else if (!File.Exists(path) || File.ReadAllText(path) != wanted)
        {
            throw new HelixException($"{context.Workspace.Show(path)} is not that of the sources", "Run: ./helix docs");
        }

        context.Reporter.Info($"{context.Workspace.Show(path)}: {wanted.Split('\n').Length} lines");
    }
}
