using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace Helix.Tests.Architecture;

/// <summary>A C# source.</summary>
/// <param name="Location">Relative to the root.</param>
/// <param name="Lines">Its lines.</param>
public sealed partial record SourceFile(string Location, IReadOnlyList<string> Lines)
{
    /// <summary>Its name without folder and extension.</summary>
    public string Name => Path.GetFileNameWithoutExtension(Location);

    /// <summary>Its folder, relative to the root.</summary>
    public string Folder => Path.GetDirectoryName(Location)!.Replace('\\', '/');

    /// <summary>Its file-scoped namespace, or null.</summary>
    public string? Namespace => Lines
        .Where(static line => line.StartsWith("namespace ", System.StringComparison.Ordinal))
        .Select(static line => line["namespace ".Length..].TrimEnd(';', ' '))
        .FirstOrDefault();

    /// <summary>The public types that it declares at its top level.</summary>
    public IReadOnlyList<string> PublicTypes =>
        [.. Lines.Select(static line => PublicType().Match(line)).Where(static match => match.Success).Select(static match => match.Groups["name"].Value).Distinct()];

    /// <summary>Reads a source.</summary>
    public static SourceFile Read(string location) => new(location, File.ReadAllLines(Path.Combine(SourceTree.Root, location)));

    /// <inheritdoc/>
    public override string ToString() => Location;

    [GeneratedRegex(@"^public [a-z ]*?\b(class|struct|interface|enum|record( struct| class)?|delegate [\w<>\[\]?*, ]+?) (?<name>\w+)")]
    private static partial Regex PublicType();
}
