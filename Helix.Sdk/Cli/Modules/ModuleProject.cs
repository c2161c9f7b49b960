using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Helix.Sdk.Cli.Modules;

/// <summary>The project of a module.</summary>
/// <param name="File">The project file, with its whole path.</param>
public sealed record ModuleProject(string File)
{
    private static readonly string[] Places = ["Helix.Modules", "Helix.Drivers", "Helix.Tests/Modules"];

    /// <summary>The last part of its name.</summary>
    public string Name => Path.GetFileNameWithoutExtension(File)[(Path.GetFileNameWithoutExtension(File).LastIndexOf('.') + 1)..];

    /// <summary>Its folder.</summary>
    public string Folder => Path.GetDirectoryName(File)!;

    /// <summary>Every module's project.</summary>
    public static IReadOnlyList<ModuleProject> All(Workspace workspace) =>
        [.. Places.Select(place => Path.Combine(workspace.Root, place)).Where(Directory.Exists)
            .SelectMany(static folder => Directory.EnumerateFiles(folder, "*.csproj", SearchOption.AllDirectories))
            .Where(static file => !file.EndsWith(".Tests.csproj", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(static file => new ModuleProject(file))];

    /// <summary>Finds a project.</summary>
    /// <param name="workspace">The tree.</param>
    /// <param name="name">Its whole name or the last part of it, in any case, or the path of its project file.</param>
    /// <exception cref="HelixException">There is none, or several.</exception>
    public static ModuleProject Find(Workspace workspace, string name)
    {
        if (name.EndsWith(".csproj", StringComparison.Ordinal) && System.IO.File.Exists(name))
        {
            return new ModuleProject(Path.GetFullPath(name));
        }

        var all = All(workspace);
        ModuleProject[] found = [.. all.Where(project => IsCalled(project, name))];
        return found switch
        {
            [var only] => only,
            [] => throw new HelixException($"there is no module '{name}'", "There are: " + string.Join(", ", all.Select(static project => project.Name))),
            _ => throw new HelixException($"'{name}' may be {string.Join(" or ", found.Select(project => workspace.Show(project.File)))}", "Give the path."),
        };
    }

    private static bool IsCalled(ModuleProject project, string name) =>
        string.Equals(project.Name, name, StringComparison.OrdinalIgnoreCase)
        || string.Equals(Path.GetFileNameWithoutExtension(project.File), name, StringComparison.OrdinalIgnoreCase);
}
