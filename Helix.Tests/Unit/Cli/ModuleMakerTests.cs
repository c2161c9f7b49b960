using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Helix.Sdk.Cli;
using Helix.Sdk.Cli.Processes;
using Helix.Sdk.Cli.Templates;
using NUnit.Framework;

namespace Helix.Tests.Unit.Cli;

/// <summary>What <c>helix new module</c> does to a tree.</summary>
[TestFixture]
public sealed class ModuleMakerTests
{
    private static readonly ModuleKind Service = ModuleKind.All.Single(static kind => kind.Name == "service");

    private readonly FakeHost _host = new();
    private string _root = "";

    [SetUp]
    public void MakeTree()
    {
        _root = Directory.CreateTempSubdirectory("helix-tree-").FullName;
        _host.Commands.Clear();
        _host.OnRun = static _ => new ProcessResult(0, []);
    }

    [TearDown]
    public void RemoveTree() => Directory.Delete(_root, recursive: true);

    [Test]
    public async Task Both_projects_are_made_and_added()
    {
        ModuleTemplate made = await Make("Counter", null);
        Assert.That(made.Folder, Is.EqualTo("Helix.Modules/Counter"));
        Assert.That(made.ProjectFiles.Select(file => File.Exists(Path.Combine(_root, file))), Is.All.True);
        Assert.That(_host.Commands.Single(), Does.Contain("sln").And.Contain("Helix.Modules.Counter.csproj").And.Contain("Helix.Modules.Counter.Tests.csproj"));
    }

    [Test]
    public async Task The_folder_can_be_chosen()
    {
        ModuleTemplate made = await Make("Counter", "Helix.Modules/Services");
        Assert.That(made.Project, Is.EqualTo("Helix.Modules.Services.Counter"));
    }

    [TestCase("..")]
    [TestCase("/tmp")]
    [TestCase("Helix.Kernel")]
    [TestCase("Helix.Modules/../Helix.Kernel")]
    [TestCase("Helix.Modules/with blank")]
    public void A_folder_that_is_none_for_modules_is_refused(string folder) =>
        Assert.That(() => Make("Counter", folder), Throws.TypeOf<HelixException>().With.Message.Contains(folder));

    [Test]
    public async Task A_name_that_is_taken_is_refused()
    {
        _ = await Make("RamCache", null);
        Assert.That(() => Make("RamCache", null), Throws.TypeOf<HelixException>().With.Message.Contains("Helix.Modules/RamCache is there already"));
        Assert.That(() => Make("RamCache", "Helix.Drivers"), Throws.TypeOf<HelixException>().With.Message.Contains("'ram-cache' is there already"));
    }

    [Test]
    public void Nothing_is_left_when_the_solution_cannot_be_changed()
    {
        _host.OnRun = static _ => new ProcessResult(1, ["broken solution"]);
        Assert.That(() => Make("Counter", null), Throws.TypeOf<HelixException>().With.Message.Contains("broken solution"));
        Assert.That(Directory.EnumerateFiles(_root, "*", SearchOption.AllDirectories), Is.Empty);
    }

    private Task<ModuleTemplate> Make(string name, string? output) =>
        new ModuleMaker(new Workspace(_root), _host).MakeAsync(Service, ModuleName.Parse(name), output, CancellationToken.None);
}
