using System;
using System.CommandLine;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Helix.Interfaces.HostLink;
using Helix.Interfaces.Primitives;
using Helix.Sdk.Cli.HostLink;

namespace Helix.Sdk.Cli.Commands;

/// <summary><c>helix push</c>: loads a module into the running kernel, or replaces the one of its name.</summary>
public sealed class PushCommand(CommandContext context)
{
    private readonly Argument<string> _module = new("module") { Description = "A module file." };

    /// <summary>Creates the command.</summary>
    public Command Create()
    {
        var command = new Command("push", "Loads a module into the kernel that runs, or replaces the one of its name.") { _module };
        command.SetAction((result, cancellation) => ExecuteAsync(result.GetValue(_module)!, cancellation));
        return command;
    }

    private async Task<int> ExecuteAsync(string module, CancellationToken cancellation)
    {
        var running = RunningKernel.Find(context.Workspace);
        var content = await File.ReadAllBytesAsync(module, cancellation);
        var start = System.Diagnostics.Stopwatch.GetTimestamp();
        var answer = await new KernelLink(running).AskAsync(new LinkRequest(LinkCommand.Push, content), TimeSpan.FromSeconds(60), cancellation);
        Console.WriteLine($"{answer.Status} {answer.Text} {System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalMilliseconds:0} ms");
        return answer.Status.IsOk() ? ExitCodes.Success : ExitCodes.Failure;
    }
}
