using System.CommandLine;

namespace Helix.Sdk.Cli.Commands;

/// <summary>The commands of <c>helix</c>.</summary>
public static class HelixCommands
{
    /// <summary>Creates the root with all its commands.</summary>
    public static RootCommand CreateRoot(CommandContext context)
    {
        var root = new RootCommand("Helix, a managed operating system: builds it, runs it, tests it.")
        {
            new RunCommand(context).Create(),
            new ExecCommand(context).Create(),
            new PackCommand(context).Create(),
            new InspectCommand(context).Create(),
            new PushCommand(context).Create(),
            new WatchCommand(context).Create(),
            new TestCommand(context).Create(),
            new BuildCommand(context).Create(),
            new NewCommand(context).Create(),
            new IsoCommand(context).Create(),
            new BenchCommand(context).Create(),
            new XSharpCommand(context).Create(),
            new SymbolsCommand(context).Create(),
            new DocsCommand(context).Create(),
            new CleanCommand(context).Create(),
        };
        return root;
    }
}
