using System;
using System.IO;
using Helix.Sdk.Cli;
using Helix.Sdk.Cli.Building;
using NUnit.Framework;

namespace Helix.Tests.Unit.Cli;

[TestFixture]
public sealed class BuildStampTests
{
    private string _root = string.Empty;
    private Workspace _workspace = null!;

    [SetUp]
    public void Create()
    {
        _root = Directory.CreateTempSubdirectory().FullName;
        _workspace = new Workspace(_root);
        Write("Helix.sln", "x");
        Write("Part/A.cs", "class A;");
    }

    [TearDown]
    public void Delete() => Directory.Delete(_root, recursive: true);

    [TestCase("Part/B.cs")]
    [TestCase("Part/New/C.xs")]
    [TestCase(".editorconfig")]
    public void A_new_source_changes_the_fingerprint(string name)
    {
        var before = SourceFingerprint.OfSources(_workspace);
        Write(name, "new");
        Assert.That(SourceFingerprint.OfSources(_workspace), Is.Not.EqualTo(before));
    }

    [TestCase("README.md")]
    [TestCase("docs/x.png")]
    [TestCase("artifacts/bin/x.dll")]
    [TestCase(".git/index")]
    public void Documents_and_results_do_not(string name)
    {
        var before = SourceFingerprint.OfSources(_workspace);
        Write(name, "new");
        Assert.That(SourceFingerprint.OfSources(_workspace), Is.EqualTo(before));
    }

    [Test]
    public void A_changed_time_changes_it()
    {
        var before = SourceFingerprint.OfSources(_workspace);
        File.SetLastWriteTimeUtc(Path.Combine(_root, "Part/A.cs"), new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Assert.That(SourceFingerprint.OfSources(_workspace), Is.Not.EqualTo(before));
    }

    [Test]
    public void A_stamp_can_be_cleared_where_nothing_was_built_yet()
    {
        var stamp = BuildStamp.OfBuild(_workspace, BuildScope.Image);
        Assert.That(stamp.Clear, Throws.Nothing);
        Assert.That(stamp.IsCurrent("x"), Is.False);
    }

    [TestCase("Part/B.cs", false)]
    [TestCase("Part/New/Part.New.csproj", true)]
    [TestCase("Directory.Packages.props", true)]
    [TestCase("nuget.config", true)]
    public void What_says_which_packages_are_needed_changes_the_projects_fingerprint(string name, bool changes)
    {
        var before = SourceFingerprint.OfProjects(_workspace);
        Write(name, "new");
        Assert.That(SourceFingerprint.OfProjects(_workspace) != before, Is.EqualTo(changes));
    }

    [Test]
    public void A_stamp_holds_while_sources_and_images_do()
    {
        Write("artifacts/image/helix.elf", "k");
        Write("artifacts/image/helix.iso", "i");
        var stamp = BuildStamp.OfBuild(_workspace, BuildScope.Everything);
        Assert.That(stamp.IsCurrent("1"), Is.False);
        stamp.Write("1");
        Assert.That(stamp.IsCurrent("1"), Is.True);
        Assert.That(stamp.IsCurrent("2"), Is.False);
        Assert.That(BuildStamp.OfBuild(_workspace, BuildScope.Image).IsCurrent("1"), Is.False);
        File.Delete(_workspace.Kernel);
        Assert.That(stamp.IsCurrent("1"), Is.False);
    }

    private void Write(string name, string text)
    {
        var path = Path.Combine(_root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
