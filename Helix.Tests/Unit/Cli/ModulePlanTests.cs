using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Helix.Sdk.Cli;
using Helix.Sdk.Cli.Modules;
using NUnit.Framework;

namespace Helix.Tests.Unit.Cli;

/// <summary>Which projects are modules, how they are compiled, and when they were saved.</summary>
[TestFixture]
public sealed class ModulePlanTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private Workspace _workspace = null!;
    private ModuleProject _project = null!;

    [SetUp]
    public void MakeTree()
    {
        _workspace = new Workspace(Directory.CreateTempSubdirectory("helix-plan-").FullName);
        _project = MakeProject("Helix.Modules", "Greeter");
        MakeProject("Helix.Modules", "Greeter.Tests");
        MakeProject("Helix.Drivers", "Disk");
        MakeProject("Helix.Drivers/Old", "Disk");
    }

    [TearDown]
    public void RemoveTree() => Directory.Delete(_workspace.Root, recursive: true);

    [TestCase("greeter")]
    [TestCase("Helix.Modules.Greeter")]
    public void A_module_is_found_by_its_name(string name) => Assert.That(ModuleProject.Find(_workspace, name), Is.EqualTo(_project));

    [Test]
    public void A_module_is_found_by_its_path() => Assert.That(ModuleProject.Find(_workspace, _project.File), Is.EqualTo(_project));

    [TestCase("disk", "may be")]
    [TestCase("floppy", "there is no module 'floppy'")]
    [TestCase("Tests", "there is no module")]
    public void What_is_not_one_module_is_an_error(string name, string expected) =>
        Assert.That(() => ModuleProject.Find(_workspace, name), Throws.TypeOf<HelixException>().With.Message.Contains(expected));

    [Test]
    public void A_plan_is_what_MSBuild_says()
    {
        var plan = Plan();
        Assert.That(plan.Compiler, Is.EqualTo("/sdk/Roslyn/bincore/csc.dll"));
        Assert.That(plan.Assembly, Is.EqualTo(Path.Combine(_project.Folder, "obj/Greeter.dll")));
        Assert.That((plan.Object, plan.Output, plan.Spec, plan.HasAssembly), Is.EqualTo(("/o/Greeter.o", "/m/Greeter.hmod", default(string), false)));
        Assert.That(plan.References, Is.EqualTo(["/b/Helix.Interfaces.dll"]));
    }

    [Test]
    public void A_plan_holds_until_files_come_or_go_or_the_project_changes()
    {
        Assert.That(Plan().IsCurrent, Is.True);
        File.WriteAllText(Path.Combine(_project.Folder, "Greeter.cs"), "changed");
        Assert.That(Plan().IsCurrent, Is.True);
        File.WriteAllText(Path.Combine(_project.Folder, "More.cs"), "");
        Assert.That(Plan().IsCurrent, Is.False);
        File.Delete(Path.Combine(_project.Folder, "More.cs"));
        Assert.That(Plan().IsCurrent, Is.True);
        File.SetLastWriteTimeUtc(_project.File, DateTime.UtcNow.AddMinutes(1));
        Assert.That(Plan().IsCurrent, Is.False);
    }

    [Test]
    public async Task Several_saves_in_a_burst_are_one()
    {
        using var watcher = new SourceWatcher([_project, ModuleProject.Find(_workspace, "Helix.Modules.Greeter")]);
        using var limit = new CancellationTokenSource(Patience);
        for (var i = 0; i < 5; i++)
        {
            await File.WriteAllTextAsync(Path.Combine(_project.Folder, "Greeter.cs"), $"{i}", limit.Token);
        }

        var (projects, _) = await watcher.WaitAsync(limit.Token);
        Assert.That(projects, Is.EqualTo([_project]));
        Assert.That(await IsSilentAsync(watcher), Is.True);
    }

    [Test]
    public async Task A_file_put_in_the_place_of_another_is_a_save_and_other_files_are_not()
    {
        using var watcher = new SourceWatcher([_project]);
        using var limit = new CancellationTokenSource(Patience);
        Directory.CreateDirectory(Path.Combine(_project.Folder, "obj"));
        await File.WriteAllTextAsync(Path.Combine(_project.Folder, "obj", "Made.cs"), "", limit.Token);
        await File.WriteAllTextAsync(Path.Combine(_project.Folder, "Greeter.cs~"), "new", limit.Token);
        Assert.That(await IsSilentAsync(watcher), Is.True);
        File.Move(Path.Combine(_project.Folder, "Greeter.cs~"), Path.Combine(_project.Folder, "Greeter.cs"), overwrite: true);
        Assert.That((await watcher.WaitAsync(limit.Token)).Projects, Is.EqualTo([_project]));
    }

    private static async Task<bool> IsSilentAsync(SourceWatcher watcher)
    {
        using var moment = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        try
        {
            await watcher.WaitAsync(moment.Token);
            return false;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }

    private ModulePlan Plan()
    {
        var items = """
            "CscCommandLineArgs": [{ "Identity": "/out:obj/Greeter.dll" }, { "Identity": "Greeter.cs" }, { "Identity": "/made/Generated.cs" }],
            "HelixReference": [{ "Identity": "/b/Helix.Interfaces.dll" }], "HelixNasm": [], "IntermediateAssembly": [{ "Identity": "obj/Greeter.dll" }]
            """;
        var properties = """
            "HelixObjectFile": "/o/Greeter.o", "HelixModuleOutput": "/m/Greeter.hmod", "HelixModuleSpec": "", "HelixIlcDirectory": "/ilc",
            "HelixLibraryStamp": "/stamp", "RoslynTargetsPath": "/sdk/targets/../Roslyn"
            """;
        return ModulePlanner.Read(_project, $$"""{ "Properties": { {{properties}} }, "Items": { {{items}} } }""", DateTime.UtcNow);
    }

    private ModuleProject MakeProject(string place, string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_workspace.Root, place, name)).FullName;
        File.WriteAllText(Path.Combine(folder, name + ".cs"), "");
        var file = Path.Combine(folder, $"{place.Replace('/', '.')}.{name}.csproj");
        File.WriteAllText(file, "<Project />");
        File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddMinutes(-1));
        return new ModuleProject(file);
    }
}
