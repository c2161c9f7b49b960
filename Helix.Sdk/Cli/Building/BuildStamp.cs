using System.IO;
using System.Linq;

namespace Helix.Sdk.Cli.Building;

/// <summary>Remembers from which sources the present results were built.</summary>
public sealed class BuildStamp
{
    private readonly string _path;
    private readonly string[] _results;

    /// <summary>The stamp of a scope.</summary>
    public BuildStamp(Workspace workspace, BuildScope scope)
    {
        _path = Path.Combine(workspace.Artifacts, $"helix-build-{scope.ToString().ToLowerInvariant()}.stamp");
        _results = [workspace.Kernel, workspace.Iso];
    }

    /// <summary>Whether the results are those of these sources.</summary>
    public bool IsCurrent(string fingerprint)
        => _results.All(File.Exists) && File.Exists(_path) && File.ReadAllText(_path) == fingerprint;

    /// <summary>Forgets, before a build that may fail half-way.</summary>
    public void Clear() => File.Delete(_path);

    /// <summary>Remembers after a build that succeeded.</summary>
    public void Write(string fingerprint)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        File.WriteAllText(_path, fingerprint);
    }
}
