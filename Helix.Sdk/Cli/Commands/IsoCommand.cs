using System.CommandLine;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Helix.Sdk.Cli.Building;
using Helix.Sdk.Cli.Prerequisites;

namespace Helix.Sdk.Cli.Commands;

/// <summary><c>helix iso</c>: the boot medium for BIOS and UEFI.</summary>
public sealed class IsoCommand(CommandContext context)
{
    private const double BytesPerMiB = 1024 * 1024;

    /// <summary>Creates the command.</summary>
    public Command Create()
    {
        var output = new Option<FileInfo?>("--output", "-o") { Description = "Copies the ISO there as well." };
        var command = new Command("iso", "Builds the ISO, which BIOS and UEFI machines boot through GRUB.") { output };
        command.SetAction((result, cancellation) => ExecuteAsync(result.GetValue(output), cancellation));
        return command;
    }

    private async Task<int> ExecuteAsync(FileInfo? output, CancellationToken cancellation)
    {
        await context.InstallAsync(PrerequisiteCatalog.Build, cancellation);
        await context.Builder.BuildAsync(BuildScope.Image, cancellation);
        var iso = new FileInfo(context.Workspace.Iso);
        if (!iso.Exists)
        {
            throw new HelixException($"the build made no {context.Workspace.Show(iso.FullName)}");
        }

        if (output is not null)
        {
            output.Directory?.Create();
            iso.CopyTo(output.FullName, overwrite: true);
        }

        context.Reporter.Info($"{context.Workspace.Show((output ?? iso).FullName)}: {iso.Length / BytesPerMiB:0.0} MiB");
        return ExitCodes.Success;
    }
}
