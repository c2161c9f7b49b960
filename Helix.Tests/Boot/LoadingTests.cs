using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Helix.Sdk.Build.Images;
using Helix.Sdk.Cli.Emulation;
using Helix.Tests.Boot.Emulation;
using NUnit.Framework;

namespace Helix.Tests.Boot;

/// <summary>Module files loaded into one booted system: what loaded code can do, what unloading gives back, and what is refused.</summary>
[TestFixture]
public sealed class LoadingTests
{
    private static readonly string[] Modules = ["Specimen", "Twin", "Thrower", "Cycle", "Bulk"];

    private string _archive = null!;
    private QemuMachine _machine = null!;

    [OneTimeSetUp]
    public async Task Boot()
    {
        string folder = Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(BootImages.Kernel))!, "modules");
        _archive = Path.GetTempFileName();
        List<BootFile> files = [.. Modules.Select(name => new BootFile($"modules/{name}.hmod", Path.Combine(folder, name + ".hmod")))];
        byte[] foreign = File.ReadAllBytes(files[0].Path);
        string other = Path.Combine(folder, "damaged.hmod");
        File.WriteAllBytes(other, foreign[..^100]);
        files.Add(new BootFile("modules/Cut.hmod", other));
        BootArchive.Write(files, _archive);
        _machine = await Machines.StartKernelAsync("", MachineDefaults.MemoryMiB, "-initrd", _archive);
        await _machine.PromptAsync();
    }

    [OneTimeTearDown]
    public async Task End()
    {
        if (_machine is not null)
        {
            await _machine.DisposeAsync();
        }

        File.Delete(_archive);
    }

    [Test]
    public async Task Loaded_code_does_what_code_of_the_image_does_as_often_as_it_is_loaded()
    {
        for (int time = 0; time < 2; time++)
        {
            await LoadAsync("Specimen");
            IReadOnlyList<string> lines = [.. await _machine.ExecuteAsync("specimen")];
            Assert.That(lines.Where(static line => line.StartsWith("FAILED", System.StringComparison.Ordinal)), Is.Empty);
            Assert.That(lines, Has.Some.Match(@"^\d+ checks, 0 failed$"));
            await _machine.ExecuteAsync("unload specimen");
            Assert.That(await _machine.ExecuteAsync("specimen"), Has.Some.Match("unknown command"));
        }
    }

    [Test]
    public async Task What_was_used_is_given_back()
    {
        await LoadAsync("Specimen");
        await _machine.ExecuteAsync("specimen statics 'thread statics' generics casts filter 'stack trace' names lambdas 'failing static constructor'");
        await UnloadAsync("specimen");
    }

    /// <summary>The class library never gives up a generic type that it has put together itself, nor the image that it was made of.</summary>
    [TestCase("generic virtual", "GenericMethodEntry")]
    [TestCase("interfaces", "RuntimeTypeHandle")]
    public async Task Who_holds_an_image_that_stays_is_told(string check, string holder)
    {
        await LoadAsync("Specimen");
        await _machine.ExecuteAsync($"specimen '{check}'");
        Assert.That(await _machine.ExecuteAsync("unload specimen"), Has.Some.Match("its memory stays taken: .*" + holder));
        Assert.That(await _machine.ExecuteAsync("modules"), Has.None.StartsWith("specimen"));
    }

    [Test]
    public async Task Loading_again_and_again_takes_no_memory()
    {
        await LoadAsync("Cycle");
        Assert.That(await _machine.ExecuteAsync("cycle Bulk 500"), Has.Some.EqualTo("no memory is lost"));
        await UnloadAsync("cycle");
    }

    [Test]
    public async Task Two_modules_share_the_types_that_neither_owns()
    {
        await LoadAsync("Specimen");
        await _machine.ExecuteAsync("specimen casts");
        await LoadAsync("Twin");
        Assert.That(await _machine.ExecuteAsync("twin"), Has.Some.EqualTo("the same type: 1970"));
        await UnloadAsync("specimen");
        Assert.That(await _machine.ExecuteAsync("twin"), Has.Some.EqualTo("the same type: 1970"));
        await UnloadAsync("twin");
    }

    [TestCase("Thrower", "the initialiser of thrower")]
    [TestCase("Cut", "the end of a module file is missing")]
    [TestCase("NoSuchFile", "load: ")]
    public async Task Bad_files_are_refused_with_a_reason(string file, string reason)
    {
        Assert.That(await _machine.ExecuteAsync("load " + file), Has.Some.Contains(reason));
        Assert.That(await _machine.ExecuteAsync("modules"), Has.None.StartsWith("thrower"));
    }

    private async Task LoadAsync(string file) =>
        Assert.That(await _machine.ExecuteAsync("load " + file), Has.Some.Match("loaded"));

    private async Task UnloadAsync(string module) =>
        Assert.That(await _machine.ExecuteAsync("unload " + module), Has.Some.Match("unloaded$").And.None.Match("memory stays"));
}
