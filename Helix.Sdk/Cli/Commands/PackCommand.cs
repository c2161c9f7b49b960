using System.CommandLine;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Helix.Sdk.Cli.Modules;
using Helix.Sdk.Cli.Prerequisites;
using Helix.Sdk.Packaging;

namespace Helix.Sdk.Cli.Commands;

/// <summary><c>helix pack</c>: makes a module file, for the kernel that was built last.</summary>
public sealed class PackCommand(CommandContext context)
{
    private readonly Argument<string> _module = new("module") { Description = "A module's project: its name, the last part of it, or its project file." };
    private readonly Option<string?> _kernel = new("--kernel")
    {
        Description = "The kernel that it is for, with symbols; by default the one that was built last.", HelpName = "elf",
    };

    private readonly Option<string?> _output = new("--output", "-o") { Description = "The file to write; by default in artifacts/modules.", HelpName = "file" };
    private readonly Option<string?> _sign = new("--sign") { Description = "Signs with this private key.", HelpName = "pem" };

    /// <summary>Creates the command.</summary>
    public Command Create()
    {
        var command = new Command("pack", "Makes a module file, for the kernel that was built last or the one named.") { _module, _kernel, _output, _sign };
        command.SetAction(ExecuteAsync);
        return command;
    }

    private async Task<int> ExecuteAsync(ParseResult line, CancellationToken cancellation)
    {
        await context.InstallAsync([.. PrerequisiteCatalog.Build.Where(static item => item.Package is "nasm" or "lld")], cancellation);
        ModuleProject project = ModuleProject.Find(context.Workspace, line.GetValue(_module)!);
        var options = new PackOptions(line.GetValue(_kernel), line.GetValue(_output), line.GetValue(_sign));
        var packer = new ProjectPacker(context.Workspace, context.Processes, context.Reporter);
        PackResult result = await context.Reporter.StepAsync("pack", _ => packer.PackAsync(project, options, cancellation));
        context.Reporter.Info(
            $"{context.Workspace.Show(result.Path)}: {result.File.Manifest.Metadata.Name} {result.File.Manifest.Metadata.Version}, {result.SizeBytes} bytes");
        return ExitCodes.Success;
    }
}
