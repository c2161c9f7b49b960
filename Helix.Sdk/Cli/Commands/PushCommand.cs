using System;
using System.CommandLine;
using System.Threading;
using System.Threading.Tasks;
using Helix.Sdk.Cli.Modules;

namespace Helix.Sdk.Cli.Commands;

/// <summary><c>helix push</c>: loads a module into the running kernel, or replaces the one of its name.</summary>
public sealed class PushCommand(CommandContext context)
{
    private const string FileExtension = ".hmod";

    private readonly Argument<string[]> _modules = new("module")
    {
        Description = "The name of a module's project, such as RamDisk, or a module file.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> _link = LinkOption.Create();

    /// <summary>Creates the command.</summary>
    public Command Create()
    {
        var command = new Command("push", "Builds modules and loads them into the kernel that runs, or replaces those of their names.") { _modules, _link };
        command.SetAction((result, cancellation) => ExecuteAsync(result.GetValue(_modules)!, result.GetValue(_link), cancellation));
        return command;
    }

    private async Task<int> ExecuteAsync(string[] modules, string? socket, CancellationToken cancellation)
    {
        var running = LinkOption.Find(context.Workspace, socket);
        var pusher = new ModulePusher(running, new ModuleBuilder(context.Processes, running.Kernel));
        foreach (var module in modules)
        {
            var report = module.EndsWith(FileExtension, StringComparison.OrdinalIgnoreCase)
                ? await pusher.PushFileAsync(module, cancellation)
                : await pusher.PushAsync(ModuleProject.Find(context.Workspace, module), cancellation);
            context.Reporter.Plain(report);
        }

        return ExitCodes.Success;
    }
}
