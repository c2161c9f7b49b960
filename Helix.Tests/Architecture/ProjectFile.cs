using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;

namespace Helix.Tests.Architecture;

/// <summary>A project as its file says; what it imports is not followed.</summary>
/// <param name="Path">Relative to the root.</param>
/// <param name="Content">The file.</param>
public sealed record ProjectFile(string Path, XDocument Content)
{
    /// <summary>The name of the project.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>Its folder, relative to the root.</summary>
    public string Folder => System.IO.Path.GetDirectoryName(Path)!.Replace('\\', '/');

    /// <summary>Names of the projects that it refers to; patterns stay patterns.</summary>
    public IReadOnlyList<string> References =>
        [.. Content.Descendants("ProjectReference").Select(static item => System.IO.Path.GetFileNameWithoutExtension((string?)item.Attribute("Include") ?? ""))];

    /// <summary>Reads a project.</summary>
    public static ProjectFile Read(string path) => new(path, XDocument.Load(System.IO.Path.Combine(SourceTree.Root, path)));

    /// <summary>The value of a property, or null.</summary>
    public string? Property(string name) => Content.Descendants(name).LastOrDefault()?.Value;

    /// <inheritdoc/>
    public override string ToString() => Path;
}
