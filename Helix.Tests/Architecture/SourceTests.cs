using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using NUnit.Framework;

namespace Helix.Tests.Architecture;

/// <summary>Sources: namespaces, names, sizes, leftovers.</summary>
[TestFixture]
public sealed partial class SourceTests
{
    private const int MostLines = 400;
    private const int MostColumns = 130;

    /// <summary>Files that may be longer, each with its reason.</summary>
    private static readonly Dictionary<string, string> LongFiles = new();

    /// <summary>Namespaces that a compiler or the class library prescribes, with the folders that may use them.</summary>
    private static readonly Dictionary<string, string> ForeignNamespaces = new()
    {
        ["System.Runtime"] = "/Abi",
        ["System.Runtime.CompilerServices"] = "Helix.Sdk/Generators",
        ["NUnit.Framework"] = "Helix.Testing/Framework",
        ["NUnit.Framework.Constraints"] = "Helix.Testing/Framework/Constraints",
    };

    private static IEnumerable<ProjectFile> Projects => SourceTree.Projects;

    [TestCaseSource(nameof(Projects))]
    public void Namespace_is_folder(ProjectFile project) => AssertNone(
        project,
        static source => source.Namespace is { } found && found != source.Folder.Replace('/', '.') && !IsForeign(source, found),
        static source => $"namespace {source.Namespace}");

    [TestCaseSource(nameof(Projects))]
    public void One_public_type_in_a_file_of_its_name(ProjectFile project) => AssertNone(
        project,
        static source => source.PublicTypes is { Count: > 0 } types
            && !source.Name.EndsWith("Registers", StringComparison.Ordinal)
            && (types.Count > 1 || !source.Name.StartsWith(types[0], StringComparison.Ordinal)),
        static source => string.Join(", ", source.PublicTypes));

    [TestCaseSource(nameof(Projects))]
    public void Files_are_small(ProjectFile project) => AssertNone(
        project,
        static source => source.Lines.Count > MostLines && !LongFiles.ContainsKey(source.Location),
        static source => $"{source.Lines.Count} lines");

    /// <summary>What everybody reads has lines that fit a screen.</summary>
    [Test]
    public void Lines_of_the_contracts_are_short() => AssertNone(
        SourceTree.Projects.Single(static project => project.Name == "Helix.Interfaces"),
        static source => source.Lines.Any(static line => line.Length > MostColumns),
        static source => source.Lines.First(static line => line.Length > MostColumns).Trim());

    [TestCaseSource(nameof(Projects))]
    public void Nothing_is_left_to_do(ProjectFile project) => AssertNone(
        project,
        static source => source.Name != nameof(SourceTests) && source.Lines.Any(Leftover().IsMatch),
        static source => source.Lines.First(Leftover().IsMatch).Trim());

    [Test]
    public void Reasons_for_long_files_are_still_needed() => Assert.That(
        LongFiles.Keys.Where(static location => SourceTree.Sources.All(source => source.Location != location || source.Lines.Count <= MostLines)),
        Is.Empty);

    private static bool IsForeign(SourceFile source, string found) =>
        ForeignNamespaces.TryGetValue(found, out string? folder) && source.Folder.Contains(folder, StringComparison.Ordinal);

    private static void AssertNone(ProjectFile project, Func<SourceFile, bool> isWrong, Func<SourceFile, string> describe)
    {
        string prefix = project.Folder + "/";
        IEnumerable<string> wrong = SourceTree.Sources
            .Where(source => (source.Folder + "/").StartsWith(prefix, StringComparison.Ordinal) && isWrong(source))
            .Select(source => $"{source}: {describe(source)}");
        Assert.That(wrong, Is.Empty);
    }

    [GeneratedRegex(@"\b(TODO|FIXME|HACK)\b|NotImplementedException")]
    private static partial Regex Leftover();
}
