using System.Threading.Tasks;
using Helix.Tests.Boot.Emulation;
using NUnit.Framework;

namespace Helix.Tests.Boot;

/// <summary>
/// Threads under every scheduler on four processors, each a thread of the emulator, with a collection at every hundredth allocation.
/// </summary>
[TestFixture]
public sealed class TaskStormTests
{
    private QemuMachine _machine = null!;

    [OneTimeSetUp]
    public async Task Boot()
    {
        _machine = await Machines.StartTestShellAsync("gc_stress=100", 4);
        await _machine.PromptAsync();
    }

    [OneTimeTearDown]
    public async Task End()
    {
        if (_machine is not null)
        {
            await _machine.DisposeAsync();
        }
    }

    [Test]
    public async Task A_scenario_is_sound(
        [Values("built-in", "fair", "round-robin", "real-time")] string scheduler,
        [Values("bad-input", "primitives", "kill", "producers", "philosophers", "locks", "thousands")] string scenario)
    {
        Assert.That(await _machine.ExecuteAsync("sched use " + scheduler), Has.Some.Contains("decides which thread runs"));
        Assert.That(await _machine.ExecuteAsync("task-test " + scenario), Has.Some.EqualTo(scenario + ": sound"));
        Assert.That(await _machine.ExecuteAsync("sched stats"), Has.Some.Match("^last fault +none"));
    }

    [TestCase("swap")]
    [TestCase("swap reload")]
    public async Task Schedulers_are_exchanged_and_replaced_under_load(string scenario) =>
        Assert.That(await _machine.ExecuteAsync("task-test " + scenario), Has.Some.EqualTo(scenario + ": sound"));
}
