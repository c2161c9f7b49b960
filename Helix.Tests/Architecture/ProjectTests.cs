using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using NUnit.Framework;

namespace Helix.Tests.Architecture;

/// <summary>Projects: where they are, what they are called, what they refer to.</summary>
[TestFixture]
public sealed class ProjectTests
{
    private const string Interfaces = "Helix.Interfaces";
    private const string TestsEnding = ".Tests";

    /// <summary>The only projects that may contain unsafe code; Boot wires function pointers between the others.</summary>
    private static readonly string[] UnsafeIslands =
        ["Helix.Kernel.Boot", "Helix.Kernel.Machine", "Helix.Kernel.Runtime", "Helix.Kernel.Loader"];

    private static IEnumerable<ProjectFile> Projects => SourceTree.Projects;

    private static IEnumerable<ProjectFile> TargetProjects => SourceTree.Projects.Where(static project =>
        new[] { Interfaces, "Helix.Kernel.", "Helix.Modules.", "Helix.Drivers.", "Helix.User.", "Helix.Testing." }.Any(project.Name.StartsWith)
        && !IsModuleTest(project));

    private static IEnumerable<ProjectFile> ModuleTestProjects => SourceTree.Projects.Where(IsModuleTest);

    [TestCaseSource(nameof(Projects))]
    public void Is_in_the_solution(ProjectFile project)
    {
        string solution = File.ReadAllText(Path.Combine(SourceTree.Root, "Helix.sln")).Replace('\\', '/');
        Assert.That(solution, Does.Contain($"\"{project.Path}\""));
    }

    [TestCaseSource(nameof(Projects))]
    public void Is_named_for_its_folder(ProjectFile project) =>
        Assert.That(project.Name, Is.EqualTo(project.Folder.Replace('/', '.')));

    [TestCaseSource(nameof(Projects))]
    public void Takes_package_versions_from_the_one_place(ProjectFile project) =>
        Assert.That(project.Content.Descendants("PackageReference").Attributes("Version"), Is.Empty);

    [TestCaseSource(nameof(TargetProjects))]
    public void Refers_to_interfaces_only(ProjectFile project)
    {
        string[] allowed = project.Name == "Helix.Kernel.Boot"
            ? [Interfaces, "Helix.Kernel.Machine", "Helix.Kernel.Runtime", "Helix.Kernel.Core", "Helix.Kernel.Loader"]
            : project.Name == Interfaces ? [] : [Interfaces];
        Assert.That(project.References, Is.SubsetOf(allowed));
    }

    [TestCaseSource(nameof(TargetProjects))]
    public void Uses_no_types_of_its_neighbours(ProjectFile project)
    {
        if (project.Name == "Helix.Kernel.Boot")
        {
            return;
        }

        string[] neighbours = [.. TargetProjects.Select(static other => other.Name).Where(other => other != project.Name && other != Interfaces)];
        IEnumerable<string> uses = SourceTree.Sources
            .Where(source => source.Folder == project.Folder || source.Folder.StartsWith(project.Folder + "/", StringComparison.Ordinal))
            .SelectMany(static source => source.Lines.Where(static line => line.StartsWith("using ", StringComparison.Ordinal)).Select(line => $"{source}: {line}"))
            .Where(use => neighbours.Any(other => use.Contains(other + ";", StringComparison.Ordinal) || use.Contains(other + ".", StringComparison.Ordinal)));
        Assert.That(uses, Is.Empty);
    }

    /// <summary>What the tests of a module refer to is set in one place: the module, the fakes and NUnit.</summary>
    [TestCaseSource(nameof(ModuleTestProjects))]
    public void Tests_stand_beside_their_module_and_refer_to_nothing_else(ProjectFile project)
    {
        string module = project.Path.Replace(TestsEnding + "/", "/", StringComparison.Ordinal).Replace(TestsEnding + ".csproj", ".csproj", StringComparison.Ordinal);
        Assert.That(SourceTree.Projects.Select(static other => other.Path), Does.Contain(module));
        Assert.That(project.References, Is.Empty);
    }

    [TestCaseSource(nameof(Projects))]
    public void Is_unsafe_only_in_an_island(ProjectFile project)
    {
        bool isTest = project.Name.StartsWith("Helix.Tests.", StringComparison.Ordinal) && project.Name != "Helix.Tests.Kernel";
        if (!isTest && !UnsafeIslands.Contains(project.Name))
        {
            Assert.That(project.Property("AllowUnsafeBlocks"), Is.Not.EqualTo("true").IgnoreCase);
        }
    }

    [Test]
    public void Solution_names_only_what_exists()
    {
        IEnumerable<string> named = File.ReadLines(Path.Combine(SourceTree.Root, "Helix.sln"))
            .Where(static line => line.StartsWith("Project(", StringComparison.Ordinal) && line.Contains(".csproj", StringComparison.Ordinal))
            .Select(static line => line.Split('"')[5].Replace('\\', '/'));
        Assert.That(named.Where(static path => !File.Exists(Path.Combine(SourceTree.Root, path))), Is.Empty);
    }

    /// <summary>A project named for a module or driver with .Tests behind it.</summary>
    private static bool IsModuleTest(ProjectFile project) =>
        project.Name.EndsWith(TestsEnding, StringComparison.Ordinal)
        && (project.Name.StartsWith("Helix.Modules.", StringComparison.Ordinal) || project.Name.StartsWith("Helix.Drivers.", StringComparison.Ordinal));
}
