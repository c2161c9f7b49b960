using System.IO;
using System.Linq;

namespace Helix.Sdk.Cli.Building;

/// <summary>Remembers from which files the present results were made.</summary>
public sealed class BuildStamp
{
    private readonly string _path;
    private readonly string[] _results;

    private BuildStamp(Workspace workspace, string step, BuildScope scope, params string[] results)
    {
        _path = Path.Combine(workspace.Artifacts, $"helix-{step}-{scope.ToString().ToLowerInvariant()}.stamp");
        _results = results;
    }

    /// <summary>Of a build: its results are the images.</summary>
    public static BuildStamp OfBuild(Workspace workspace, BuildScope scope) =>
        new(workspace, "build", scope, workspace.Kernel, scope == BuildScope.Checked ? workspace.TestKernel : workspace.Iso);

    /// <summary>Of a restore, which finds the packages of the projects: its results lie with the projects' intermediate files.</summary>
    public static BuildStamp OfRestore(Workspace workspace, BuildScope scope) =>
        new(workspace, "restore", scope, Path.Combine(workspace.Artifacts, "obj", "Helix.Kernel.Boot", "project.assets.json"));

    /// <summary>Whether the results are those of these files.</summary>
    public bool IsCurrent(string fingerprint)
        => _results.All(File.Exists) && File.Exists(_path) && File.ReadAllText(_path) == fingerprint;

    /// <summary>Forgets, before a step that may fail half-way.</summary>
    public void Clear()
    {
        if (File.Exists(_path))
        {
            File.Delete(_path);
        }
    }

    /// <summary>Remembers after a step that succeeded.</summary>
    public void Write(string fingerprint)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        File.WriteAllText(_path, fingerprint);
    }
}
