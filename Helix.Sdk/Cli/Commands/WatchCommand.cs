using System;
using System.CommandLine;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Helix.Sdk.Cli.Modules;

namespace Helix.Sdk.Cli.Commands;

/// <summary><c>helix watch</c>: whenever a module's source is saved, the running kernel gets the new module.</summary>
public sealed class WatchCommand(CommandContext context)
{
    private readonly Argument<string[]> _modules = new("module")
    {
        Description = "Names of modules' projects; without any, all are watched.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string?> _link = LinkOption.Create();

    /// <summary>Creates the command.</summary>
    public Command Create()
    {
        var command = new Command("watch", "Rebuilds modules when they are saved, and replaces them in the kernel that runs.") { _modules, _link };
        command.SetAction((result, cancellation) => ExecuteAsync(result.GetValue(_modules) ?? [], result.GetValue(_link), cancellation));
        return command;
    }

    private async Task<int> ExecuteAsync(string[] names, string? socket, CancellationToken cancellation)
    {
        var running = LinkOption.Find(context.Workspace, socket);
        var builder = new ModuleBuilder(context.Processes, running.Kernel);
        var pusher = new ModulePusher(running, builder);
        ModuleProject[] projects = names.Length > 0
            ? [.. names.Select(name => ModuleProject.Find(context.Workspace, name))]
            : [.. ModuleProject.All(context.Workspace)];
        using var watcher = new SourceWatcher(projects);
        if (names.Length > 0)
        {
            await WarmUpAsync(builder, projects, cancellation);
        }

        context.Reporter.Info($"Watching {string.Join(", ", projects.Select(static project => project.Name))}. Ctrl-C ends it.");
        while (true)
        {
            var (saved, savedAt) = await watcher.WaitAsync(cancellation);
            running.RequireAlive();
            foreach (var project in saved)
            {
                await PushAsync(pusher, project, savedAt, cancellation);
            }
        }
    }

    /// <summary>Builds everything once, so that the first save finds the compilers loaded and shows what is broken already.</summary>
    private async Task WarmUpAsync(ModuleBuilder builder, ModuleProject[] projects, CancellationToken cancellation)
    {
        foreach (var project in projects)
        {
            try
            {
                await builder.BuildAsync(project, cancellation);
            }
            catch (HelixException failure)
            {
                context.Reporter.Error(failure.Message, failure.Fix);
            }
        }
    }

    private async Task PushAsync(ModulePusher pusher, ModuleProject project, DateTime savedAt, CancellationToken cancellation)
    {
        try
        {
            var report = await pusher.PushAsync(project, cancellation);
            var time = DateTime.UtcNow - savedAt;
            context.Reporter.Plain(string.Create(CultureInfo.InvariantCulture, $"{report}: {time.TotalSeconds:0.00} s after it was saved"));
        }
        catch (HelixException failure)
        {
            context.Reporter.Error(failure.Message, failure.Fix);
        }
    }
}
