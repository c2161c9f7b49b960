using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Helix.Sdk.Cli;
using Helix.Sdk.Cli.Building;
using Helix.Sdk.Cli.Processes;
using NUnit.Framework;

namespace Helix.Tests.Unit.Cli;

/// <summary>When MSBuild is called, and when it has to look for packages.</summary>
[TestFixture]
public sealed class SolutionBuilderTests
{
    private readonly FakeHost _host = new();
    private Workspace _workspace = null!;

    private IEnumerable<bool> Restores => _host.Commands.Select(static command => !command.Contains("--no-restore"));

    [SetUp]
    public void MakeTree()
    {
        _workspace = new Workspace(Directory.CreateTempSubdirectory("helix-build-").FullName);
        _host.Commands.Clear();
        _host.OnRun = static _ => new ProcessResult(0, []);
        foreach (var result in new[] { _workspace.Kernel, _workspace.Iso, Path.Combine(_workspace.Artifacts, "obj", "Helix.Kernel.Boot", "project.assets.json") })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(result)!);
            File.WriteAllText(result, "made");
        }

        Write("Part.csproj", "1");
        Write("Part.cs", "1");
    }

    [TearDown]
    public void RemoveTree() => Directory.Delete(_workspace.Root, recursive: true);

    [Test]
    public async Task Without_a_change_nothing_is_called()
    {
        await BuildAsync();
        await BuildAsync();
        Assert.That(_host.Commands, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Packages_are_looked_for_when_a_project_changed()
    {
        await BuildAsync();
        Write("Part.cs", "longer");
        await BuildAsync();
        Write("Part.csproj", "longer");
        await BuildAsync();
        Assert.That(Restores, Is.EqualTo(new[] { true, false, true }));
    }

    [Test]
    public async Task Packages_that_are_gone_are_looked_for_again()
    {
        await BuildAsync();
        Write("Part.cs", "longer");
        _host.OnRun = static command => command.Contains("--no-restore") ? new ProcessResult(1, ["x.targets: error NETSDK1064: Package X was not found"]) : new ProcessResult(0, []);
        await BuildAsync();
        Assert.That(Restores, Is.EqualTo(new[] { true, false, true }));
    }

    [Test]
    public async Task An_error_in_a_source_is_reported_once()
    {
        await BuildAsync();
        Write("Part.cs", "longer");
        _host.OnRun = static _ => new ProcessResult(1, ["Part.cs(1,1): error CS1002: ; expected"]);
        Assert.That(BuildAsync, Throws.TypeOf<HelixException>());
        Assert.That(Restores, Is.EqualTo(new[] { true, false }));
    }

    private Task BuildAsync() => new SolutionBuilder(_workspace, _host, new QuietReporter()).BuildAsync(BuildScope.Everything, CancellationToken.None);

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_workspace.Root, name), text);
}
