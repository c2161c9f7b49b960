using System.CommandLine;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Helix.Sdk.Cli.Templates;

namespace Helix.Sdk.Cli.Commands;

/// <summary><c>helix new</c>: begins a module.</summary>
public sealed class NewCommand(CommandContext context)
{
    private readonly Argument<string> _name = new("name") { Description = "The name of its folder and class, such as RamCache." };
    private readonly Option<string> _kind = new("--kind") { Description = "What it is.", DefaultValueFactory = _ => "service" };
    private readonly Option<string?> _output = new("--output") { Description = "The folder for its projects, in Helix.Modules or Helix.Drivers.", HelpName = "folder" };

    /// <summary>Creates the command.</summary>
    public Command Create()
    {
        _kind.AcceptOnlyFromAmong([.. ModuleKind.All.Select(kind => kind.Name)]);
        var module = new Command("module", "Makes a module that builds and works, with its tests, and adds it to the solution.") { _name, _kind, _output };
        module.SetAction((result, cancellation) => ExecuteAsync(
            result.GetValue(_name)!, result.GetValue(_kind)!, result.GetValue(_output), cancellation));
        return new Command("new", "Begins something new.") { module };
    }

    private async Task<int> ExecuteAsync(string name, string kind, string? output, CancellationToken cancellation)
    {
        var maker = new ModuleMaker(context.Workspace, context.Processes);
        var made = await maker.MakeAsync(ModuleKind.All.Single(known => known.Name == kind), ModuleName.Parse(name), output, cancellation);
        context.Reporter.Info($"{made.Folder}: the {kind}; {made.TestFolder}: its tests");
        context.Reporter.Info($"  dotnet test {made.TestFolder}");
        context.Reporter.Info($"  ./helix run --exec \"start {ModuleName.Parse(name).InSystem}; modules\"");
        context.Reporter.Info($"  ./helix watch {name}   # while ./helix run runs in another terminal");
        return ExitCodes.Success;
    }
}
