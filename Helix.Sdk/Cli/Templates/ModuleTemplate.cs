using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Helix.Sdk.Cli.Templates;

/// <summary>Makes the files of a new module from the templates beside this class, in which <c>__Name__</c> and its like stand for what differs.</summary>
public sealed class ModuleTemplate
{
    private const string Prefix = "Templates/";
    private const string Ending = ".template";
    private const string Shared = "Common";
    private const string TestProject = "<Project Sdk=\"Microsoft.NET.Sdk\" />\n";

    private readonly ModuleKind _kind;
    private readonly (string Mark, string Text)[] _marks;

    /// <summary>Prepares the templates of a kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="name">The module's name.</param>
    /// <param name="parent">The folder that its projects go to, relative to the root, with forward slashes.</param>
    public ModuleTemplate(ModuleKind kind, ModuleName name, string parent)
    {
        _kind = kind;
        Folder = $"{parent}/{name.Text}";
        Project = Folder.Replace('/', '.');
        _marks =
        [
            ("__Name__", name.Text), ("__name__", name.InSystem), ("__Namespace__", Project), ("__Project__", Project), ("__Folder__", Folder),
            ("__Description__", kind.Description),
        ];
    }

    /// <summary>The folder of the module's project, relative to the root.</summary>
    public string Folder { get; }

    /// <summary>The folder of its tests.</summary>
    public string TestFolder => Folder + ".Tests";

    /// <summary>The name of the module's project, which is its namespace too.</summary>
    public string Project { get; }

    /// <summary>The project files, relative to the root.</summary>
    public IReadOnlyList<string> ProjectFiles => [$"{Folder}/{Project}.csproj", $"{TestFolder}/{Project}.Tests.csproj"];

    /// <summary>Every file: its path relative to the root, and its text.</summary>
    public IEnumerable<(string Path, string Text)> Files()
    {
        var own = Templates(_kind.TemplateFolder);
        foreach (var (name, text) in own.Concat(Templates(Shared).Where(shared => own.All(template => template.Name != shared.Name))))
        {
            var file = Fill(name);
            var folder = file.EndsWith("Tests.cs", StringComparison.Ordinal) ? TestFolder : Folder;
            yield return ($"{folder}/{file}", Fill(text));
        }

        yield return (ProjectFiles[1], TestProject);
    }

    private static (string Name, string Text)[] Templates(string folder)
    {
        var assembly = typeof(ModuleTemplate).Assembly;
        var start = $"{Prefix}{folder}/";
        return [.. assembly.GetManifestResourceNames()
            .Where(resource => resource.StartsWith(start, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(resource =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
                return (resource[start.Length..^Ending.Length], reader.ReadToEnd());
            })];
    }

    private string Fill(string text) => _marks.Aggregate(text, static (filled, mark) => filled.Replace(mark.Mark, mark.Text, StringComparison.Ordinal));
}
