using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Helix.Tests.Boot.Emulation;
using NUnit.Framework;

namespace Helix.Tests.Boot;

/// <summary>
/// Threads, their primitives and their schedulers, in one booted system whose clock counts instructions: what takes time takes the same on every
/// machine.
/// </summary>
[TestFixture]
public sealed class TaskTests
{
    private QemuMachine _machine = null!;

    [OneTimeSetUp]
    public async Task Boot()
    {
        _machine = await Machines.StartCountingShellAsync("scheduler.starvation-ms=300");
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

    [TestCase("bad-input", "built-in")]
    [TestCase("primitives", "built-in")]
    [TestCase("locks", "built-in")]
    [TestCase("thousands", "built-in")]
    [TestCase("primitives", "fair")]
    [TestCase("kill", "fair")]
    [TestCase("stacks", "built-in")]
    [TestCase("class-library", "built-in")]
    [TestCase("class-library", "fair")]
    [TestCase("producers", "fair")]
    [TestCase("philosophers", "real-time")]
    [TestCase("locks", "round-robin")]
    public async Task A_scenario_is_sound_under_a_scheduler(string scenario, string scheduler)
    {
        Assert.That(await _machine.ExecuteAsync("sched use " + scheduler), Has.Some.Contains("decides which thread runs"));
        Assert.That(await _machine.ExecuteAsync("task-test " + scenario), Has.Some.EqualTo(scenario + ": sound"));
    }

    [TestCase("swap")]
    [TestCase("swap reload")]
    [TestCase("unlisted list")]
    [TestCase("unlisted lie")]
    [TestCase("wakings")]
    [TestCase("departures")]
    [TestCase("fairness")]
    [TestCase("real-time")]
    [TestCase("inversion")]
    public async Task A_scenario_of_its_own_is_sound(string scenario) =>
        Assert.That(await _machine.ExecuteAsync("task-test " + scenario), Has.Some.EqualTo(scenario + ": sound"));

    [TestCase("throw", "it threw System.InvalidOperationException")]
    [TestCase("null", "it caused a fault of the processor, such as a null reference")]
    [TestCase("dead", "it picked a thread that is not there")]
    [TestCase("blocked", "it picked a thread that waits")]
    [TestCase("wait", "it tried to wait")]
    [TestCase("overflow", "it used its stack up")]
    [TestCase("lose", "it has lost a thread")]
    [TestCase("loop", "it does not return")]
    [TestCase("starve", "it lets a ready thread starve")]
    [TestCase("idle", "it lets a ready thread starve")]
    [TestCase("reenter", "it called the kernel so that it was called itself")]
    [TestCase("init", "it threw System.InvalidOperationException")]
    [TestCase("full", "corrupt")]
    [TestCase("refuse", "module fault")]
    public async Task A_faulty_scheduler_is_put_out_of_work(string way, string fault)
    {
        Assert.That(await _machine.ExecuteAsync("task-test faulty " + way), Has.Some.EqualTo($"faulty {way}: sound"));
        Assert.That(await _machine.ExecuteAsync("sched stats"), Has.Some.StartsWith("last fault        scheduler-faulty: " + fault.Split(' ')[0]));
        Assert.That(string.Join(' ', await _machine.ExecuteAsync("log error 5")), Does.Contain("scheduler-faulty").And.Contain(fault));
    }

    [Test]
    public async Task The_shell_shows_and_changes_threads()
    {
        Assert.That(await _machine.ExecuteAsync("sched use fair; sched"), Has.Some.Match(@"^\* +scheduler-fair +running"));
        Assert.That(await _machine.ExecuteAsync("sched use built-in; sched"), Has.Some.Match(@"^\* +built-in"));
        Assert.That(await _machine.ExecuteAsync("sched use nobody"), Has.Some.EqualTo("sched: not found").And.Some.Match("^there are built-in, .*scheduler-fair"));
        IReadOnlyList<string> threads = await _machine.ExecuteAsync("ps");
        Assert.That(threads, Has.Some.Match("running +normal +120 .* shell$").And.Some.Match("ready +- +- .* idle$"));
        string own = threads.Single(static line => line.EndsWith(" supervisor", StringComparison.Ordinal)).Split(' ')[0];
        Assert.That(await _machine.ExecuteAsync("kill " + own), Has.Some.EqualTo("kill: access denied"));
        Assert.That(await _machine.ExecuteAsync("kill 999999"), Has.Some.EqualTo("kill: not found"));
        Assert.That(await _machine.ExecuteAsync("nice 25 1"), Has.Some.EqualTo("nice: out of range"));
        Assert.That(await _machine.ExecuteAsync("nice 5 1"), Has.Some.EqualTo("nice: access denied"));
        Assert.That(await _machine.ExecuteAsync("stress lock 5"), Has.Some.Match("^5 threads took [0-9]+ turns"));
        Assert.That(await _machine.ExecuteAsync("stress cpu 300"), Has.Some.Match("^300 threads took [1-9]"));
        Assert.That(await _machine.ExecuteAsync("top 1"), Has.Some.Match("% +ready .* idle$|% +running .* shell$"));
    }
}
