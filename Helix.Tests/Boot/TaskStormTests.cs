using System;
using System.Linq;
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

    /// <summary>The processors that wait for the one that does not come back from it notice.</summary>
    [Test]
    public async Task A_scheduler_that_does_not_return_is_put_out_of_work()
    {
        Assert.That(await _machine.ExecuteAsync("task-test faulty loop"), Has.Some.EqualTo("faulty loop: sound"));
        Assert.That(await _machine.ExecuteAsync("sched stats"), Has.Some.EqualTo("last fault        scheduler-faulty: it does not return"));
    }

    [Test]
    public async Task An_allocator_that_does_not_return_is_left() =>
        Assert.That(await _machine.ExecuteAsync("memory-stress Hangs"), Has.Some.EqualTo("kernel took over: allocator-faulty does not return"));

    [Test]
    public async Task A_scenario_is_sound(
        [Values("built-in", "fair", "round-robin", "real-time")] string scheduler,
        [Values("bad-input", "primitives", "kill", "producers", "philosophers", "locks", "thousands")] string scenario)
    {
        string before = await CountFaultsAsync();
        Assert.That(await _machine.ExecuteAsync("sched use " + scheduler), Has.Some.Contains("decides which thread runs"));
        Assert.That(await _machine.ExecuteAsync("task-test " + scenario), Has.Some.EqualTo(scenario + ": sound"));
        Assert.That(await CountFaultsAsync(), Is.EqualTo(before), string.Join('\n', await _machine.ExecuteAsync("sched stats")));
    }

    [TestCase("swap")]
    [TestCase("swap reload")]
    public async Task Schedulers_are_exchanged_and_replaced_under_load(string scenario) =>
        Assert.That(await _machine.ExecuteAsync("task-test " + scenario), Has.Some.EqualTo(scenario + ": sound"));

    /// <summary>How often a scheduler was put out of work, as the shell says it.</summary>
    private async Task<string> CountFaultsAsync() =>
        (await _machine.ExecuteAsync("sched stats")).Single(static line => line.StartsWith("put out of work ", StringComparison.Ordinal));
}
