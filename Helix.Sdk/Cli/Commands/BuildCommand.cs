using System.CommandLine;
using System.Threading;
using System.Threading.Tasks;
using Helix.Sdk.Cli.Building;
using Helix.Sdk.Cli.Prerequisites;

namespace Helix.Sdk.Cli.Commands;

/// <summary><c>helix build</c>: everything that <c>dotnet build Helix.sln</c> makes.</summary>
public sealed class BuildCommand(CommandContext context)
{
    /// <summary>Creates the command.</summary>
    public Command Create()
    {
        var command = new Command("build", "Builds every project, the kernel image and the ISO.");
        command.SetAction((_, cancellation) => ExecuteAsync(cancellation));
        return command;
    }

    private async Task<int> ExecuteAsync(CancellationToken cancellation)
    {
        await context.InstallAsync(PrerequisiteCatalog.Build, cancellation);
        await context.Builder.BuildAsync(BuildScope.Everything, cancellation);
        context.Reporter.Info($"up to date: {context.Workspace.Show(context.Workspace.Kernel)}");
        return ExitCodes.Success;
    }
}
