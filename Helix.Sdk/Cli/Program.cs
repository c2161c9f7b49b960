using System;
using System.CommandLine;
using System.Linq;
using System.Threading.Tasks;
using Helix.Sdk.Cli.Commands;
using Helix.Sdk.Cli.Output;

namespace Helix.Sdk.Cli;

/// <summary>The entry point of the <c>helix</c> command.</summary>
public static class Program
{
    /// <summary>Runs the command line and returns its exit status.</summary>
    public static async Task<int> Main(string[] args)
    {
        var reporter = Reporter.ForTerminal();
        try
        {
            var context = new CommandContext(Workspace.Find(), reporter);
            var configuration = new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = TimeSpan.FromSeconds(5),
            };
            var command = HelixCommands.CreateRoot(context).Parse(args.Length == 0 ? ["--help"] : args);
            return command.Errors.Count > 0 ? Complain(command, reporter) : await command.InvokeAsync(configuration);
        }
        catch (HelixException failure)
        {
            reporter.Error(failure.Message, failure.Fix);
            return failure.ExitCode;
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Interrupted;
        }
    }

    private static int Complain(ParseResult command, Reporter reporter)
    {
        // A command that is not there is complained about once, not also for lacking one.
        var errors = command.Errors.Where(error => command.UnmatchedTokens.Count == 0 || !error.Message.StartsWith("Required", StringComparison.Ordinal));
        foreach (var error in errors)
        {
            reporter.Error(error.Message, fix: null);
        }

        var name = command.CommandResult.Command is RootCommand ? string.Empty : command.CommandResult.Command.Name + " ";
        reporter.Info($"./helix {name}--help shows what there is.");
        return ExitCodes.Failure;
    }
}
