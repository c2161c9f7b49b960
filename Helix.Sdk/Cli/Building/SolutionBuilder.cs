using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Helix.Sdk.Cli.Output;
using Helix.Sdk.Cli.Processes;

namespace Helix.Sdk.Cli.Building;

/// <summary>Builds the tree with the same MSBuild targets as an IDE does.</summary>
public sealed class SolutionBuilder
{
    private readonly Workspace _workspace;
    private readonly IProcessRunner _processes;
    private readonly IReporter _reporter;

    /// <summary>Creates a builder.</summary>
    public SolutionBuilder(Workspace workspace, IProcessRunner processes, IReporter reporter)
    {
        _workspace = workspace;
        _processes = processes;
        _reporter = reporter;
    }

    /// <summary>Builds what changed; nothing at all when no source did since the last time.</summary>
    /// <exception cref="HelixException">The build failed; its errors have been reported.</exception>
    public async Task BuildAsync(BuildScope scope, CancellationToken cancellation)
    {
        var stamp = BuildStamp.OfBuild(Place(scope), scope);
        var fingerprint = SourceFingerprint.OfSources(_workspace);
        if (stamp.IsCurrent(fingerprint))
        {
            return;
        }

        stamp.Clear();
        var title = scope == BuildScope.Checked ? "build with assertions" : "build";
        var result = await _reporter.StepAsync(title, report => BuildAsync(scope, line => ReportProject(line, report), cancellation));
        if (!result.Succeeded)
        {
            throw new HelixException("the build failed; " + BuildErrors.Show(_reporter, result));
        }

        stamp.Write(fingerprint);
    }

    // To find that no package is missing takes MSBuild a quarter of a build.
    private async Task<ProcessResult> BuildAsync(BuildScope scope, Action<string> onLine, CancellationToken cancellation)
    {
        var restored = BuildStamp.OfRestore(Place(scope), scope);
        var fingerprint = SourceFingerprint.OfProjects(_workspace);
        if (restored.IsCurrent(fingerprint))
        {
            var result = await _processes.RunAsync(CreateCommand(scope, "--no-restore"), onLine, cancellation);
            if (result.Succeeded || !result.Lines.Any(LacksPackage))
            {
                return result;
            }
        }

        restored.Clear();
        var complete = await _processes.RunAsync(CreateCommand(scope), onLine, cancellation);
        if (complete.Succeeded)
        {
            restored.Write(fingerprint);
        }

        return complete;
    }

    private ProcessCommand CreateCommand(BuildScope scope, params string[] options)
    {
        var image = Path.Combine("Helix.Kernel", "Boot", "Helix.Kernel.Boot.csproj");
        string[] what = scope switch
        {
            BuildScope.Image => [image, "-p:HelixTestImage=false"],
            BuildScope.Checked => [image, "-p:HelixDebugLevel=assert", "-p:ArtifactsPath=" + Place(scope).Artifacts],
            _ => ["Helix.sln"],
        };
        return new ProcessCommand("dotnet", ["build", .. what, .. options, "-nologo", "-tl:off", "-v:minimal", "-clp:NoSummary"], _workspace.Root);
    }

    private Workspace Place(BuildScope scope) => scope == BuildScope.Checked ? _workspace.Checked : _workspace;

    // Errors of the SDK's own are about packages that were removed since, or frameworks.
    private static bool LacksPackage(string line) => line.Contains("error NETSDK", StringComparison.Ordinal);

    private static void ReportProject(string line, Action<string> report)
    {
        // "  Project.Name -> /path/to/it.dll" is how MSBuild says that a project is done.
        var arrow = line.IndexOf(" -> ", StringComparison.Ordinal);
        if (arrow > 0)
        {
            report(line[..arrow].Trim());
        }
    }
}
