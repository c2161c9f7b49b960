using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Helix.Sdk.Cli.Processes;

namespace Helix.Sdk.Cli.Modules;

/// <summary>Asks MSBuild how a module is compiled.</summary>
/// <param name="processes">Starts MSBuild.</param>
public sealed class ModulePlanner(IProcessRunner processes)
{
    private static readonly string[] Properties =
        ["HelixObjectFile", "HelixModuleOutput", "HelixModuleSpec", "HelixIlcDirectory", "HelixLibraryStamp", "RoslynTargetsPath"];

    private static readonly string[] Items = ["CscCommandLineArgs", "HelixReference", "HelixNasm", "IntermediateAssembly"];

    /// <summary>Asks, without building anything.</summary>
    /// <exception cref="HelixException">The project cannot be read.</exception>
    public async Task<ModulePlan> PlanAsync(ModuleProject project, CancellationToken cancellation)
    {
        // What changes while MSBuild looks may be missing in its answer.
        var askedAt = DateTime.UtcNow;
        var result = await processes.RunAsync(CreateCommand(project), onLine: null, cancellation);
        var start = result.Lines.ToList().FindIndex(static line => line.StartsWith('{'));
        if (!result.Succeeded || start < 0)
        {
            throw new HelixException($"{project.Name} cannot be built:\n" + string.Join('\n', result.Lines.Distinct()));
        }

        return Read(project, string.Join('\n', result.Lines.Skip(start)), askedAt);
    }

    /// <summary>Reads what MSBuild says.</summary>
    /// <param name="project">The project.</param>
    /// <param name="json">Its answer.</param>
    /// <param name="askedAt">When it was asked, in UTC.</param>
    public static ModulePlan Read(ModuleProject project, string json, DateTime askedAt)
    {
        using var document = JsonDocument.Parse(json);
        var properties = document.RootElement.GetProperty("Properties");
        var items = document.RootElement.GetProperty("Items");
        string[] Paths(string item) => [.. items.GetProperty(item).EnumerateArray().Select(static entry => entry.GetProperty("Identity").GetString()!)];
        string Property(string name) => properties.GetProperty(name).GetString()!;
        return new ModulePlan
        {
            Project = project,
            MadeAt = askedAt,
            CompilerArguments = Paths("CscCommandLineArgs"),
            Compiler = Path.GetFullPath(Path.Combine(Property("RoslynTargetsPath"), "bincore", "csc.dll")),
            Assembly = Path.GetFullPath(Paths("IntermediateAssembly").Single(), project.Folder),
            Object = Property("HelixObjectFile"),
            References = Paths("HelixReference"),
            Output = Property("HelixModuleOutput"),
            Spec = Property("HelixModuleSpec") is { Length: > 0 } spec ? spec : null,
            IlcDirectory = Property("HelixIlcDirectory"),
            LibraryStamp = Property("HelixLibraryStamp"),
            HasAssembly = Paths("HelixNasm").Length > 0,
        };
    }

    // As an IDE asks: the compiler's arguments, even when there is nothing to compile. What it refers to is not built, but must be there.
    private static ProcessCommand CreateCommand(ModuleProject project)
    {
        string[] arguments =
        [
            "msbuild", project.File, "-restore", "-nologo", "-v:quiet", "-t:Compile;HelixFindReferences", "-p:ProvideCommandLineArgs=true", "-p:SkipCompilerExecution=true",
            "-p:NonExistentFile=__none__", "-p:BuildProjectReferences=false", "-getProperty:" + string.Join(',', Properties), "-getItem:" + string.Join(',', Items),
        ];
        return new ProcessCommand("dotnet", arguments, project.Folder);
    }
}
