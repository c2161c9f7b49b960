using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Helix.Tests.Boot.Emulation;
using NUnit.Framework;

namespace Helix.Tests.Boot;

/// <summary>Module files loaded into one booted system: what loaded code can do, and what unloading gives back.</summary>
[TestFixture]
public sealed class LoadingTests
{
    private ModuleShelf _shelf = null!;
    private QemuMachine _machine = null!;

    [OneTimeSetUp]
    public async Task Boot()
    {
        _shelf = new ModuleShelf(BootImages.Kernel);
        foreach (string module in new[] { "Specimen", "Twin", "Cycle", "Bulk" })
        {
            _ = _shelf.Pack(module, module);
        }

        _machine = await Machines.StartAsync(BootImages.Kernel, "", _shelf.Archive());
        await _machine.PromptAsync();
    }

    [OneTimeTearDown]
    public async Task End()
    {
        if (_machine is not null)
        {
            await _machine.DisposeAsync();
        }

        _shelf?.Dispose();
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

    private async Task LoadAsync(string file) =>
        Assert.That(await _machine.ExecuteAsync("load " + file), Has.Some.Match("loaded"));

    private async Task UnloadAsync(string module) =>
        Assert.That(await _machine.ExecuteAsync("unload " + module), Has.Some.Match("unloaded$").And.None.Match("memory stays"));
}
