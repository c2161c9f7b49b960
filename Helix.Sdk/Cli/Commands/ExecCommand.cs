using System;
using System.CommandLine;
using System.Threading;
using System.Threading.Tasks;
using Helix.Interfaces.HostLink;
using Helix.Interfaces.Primitives;
using Helix.Sdk.Cli.HostLink;

namespace Helix.Sdk.Cli.Commands;

/// <summary><c>helix exec</c>: runs shell commands in the running kernel.</summary>
public sealed class ExecCommand(CommandContext context)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Argument<string> _line = new("commands") { Description = "Shell commands, separated by ;" };

    private readonly Option<string?> _link = LinkOption.Create();

    /// <summary>Creates the command.</summary>
    public Command Create()
    {
        var command = new Command("exec", "Runs shell commands in the kernel that runs, and prints what they write.") { _line, _link };
        command.SetAction((result, cancellation) => ExecuteAsync(result.GetValue(_line)!, result.GetValue(_link), cancellation));
        return command;
    }

    private async Task<int> ExecuteAsync(string line, string? socket, CancellationToken cancellation)
    {
        var link = new KernelLink(LinkOption.Find(context.Workspace, socket));
        var answer = await link.AskAsync(LinkRequest.Of(LinkCommand.Execute, line), Patience, cancellation);
        Console.Out.Write(answer.Text);
        return answer.Status.IsOk() ? ExitCodes.Success : ExitCodes.Failure;
    }
}
