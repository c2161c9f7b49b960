using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Helix.Tests.Boot.Emulation;
using NUnit.Framework;

namespace Helix.Tests.Boot;

/// <summary>Modules that are replaced while they are used, in one booted system.</summary>
[TestFixture]
public sealed class ReloadTests
{
    private QemuMachine _machine = null!;

    [OneTimeSetUp]
    public async Task Boot()
    {
        _machine = await Machines.StartTestShellAsync();
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
    public async Task A_thousand_replacements_under_load_lose_no_call_and_keep_the_order()
    {
        IReadOnlyList<string> answer = await _machine.ExecuteAsync("reload-stress ramdisk 1000");
        Assert.That(answer, Has.Some.StartsWith("1000 replacements, 0 failed"), string.Join('\n', answer));
        Assert.That(answer.Count(static line => line.EndsWith(" in order", StringComparison.Ordinal)), Is.EqualTo(4), string.Join('\n', answer));
    }

    [Test]
    public async Task The_shells_own_line_survives_the_replacement_of_its_driver()
    {
        Assert.That(await _machine.ExecuteAsync("reload serial16550"), Has.Some.StartsWith("serial16550 1.0.0 -> 1.0.0"));
        Assert.That(await _machine.ExecuteAsync("echo still here"), Has.Some.EqualTo("still here"));
    }

    [Test]
    public async Task Slots_lead_nowhere_while_their_module_is_stopped()
    {
        Assert.That(await _machine.ExecuteAsync("stop rtc; slots Clock"), Has.Some.Match(@"^Clock +default +- +0 +0 +\d+ +0 +open"));
        Assert.That(await _machine.ExecuteAsync("start rtc; slots Clock"), Has.Some.Match(@"^Clock +default +rtc +0 +0 +\d+ +0 +open"));
        Assert.That(await _machine.ExecuteAsync("time"), Has.Some.Match(@"^20\d\d-"));
    }

    [TestCase("initialize", "Initialize answered: device error")]
    [TestCase("restore", "RestoreState answered: device error")]
    [TestCase("once", "StartOnce answered: device error")]
    [TestCase("start", "Start answered: device error")]
    [TestCase("check", "Check answered: device error")]
    [TestCase("throw", "Start: InvalidOperationException: thrown at the start")]
    public async Task A_version_that_fails_leaves_the_old_one_serving_with_its_state(string step, string reason)
    {
        long before = await CountAsync();
        Assert.That(await _machine.ExecuteAsync($"config set fragile.fails {step}; reload fragile"), Has.Some.EqualTo(reason));
        Assert.That(await CountAsync(), Is.EqualTo(before + 1));
        Assert.That(await _machine.ExecuteAsync("config set fragile.fails no; reload fragile"), Has.Some.StartsWith("fragile 1.0.0 -> 1.0.0"));
        Assert.That(await CountAsync(), Is.EqualTo(before + 2));
    }

    [Test]
    public async Task A_module_that_is_never_quiet_is_not_replaced()
    {
        await CountAsync();
        IReadOnlyList<string> answer = await _machine.ExecuteAsync("fragile linger; reload fragile; fragile rest");
        Assert.That(answer, Has.Some.EqualTo("it is never quiet: 1 call through Fragile").And.Some.EqualTo("reload: timed out"));
        Assert.That(answer, Has.None.StartsWith("fragile: "));
        Assert.That(await CountAsync(), Is.Positive);
    }

    [Test]
    public async Task A_fault_is_the_callers_status_and_the_module_comes_back_with_its_checkpoint()
    {
        long before = await CountAsync();
        IReadOnlyList<string> answer = await _machine.ExecuteAsync("fragile remember; fragile break");
        Assert.That(answer, Has.Some.EqualTo("broken: module fault").And.Some.EqualTo("another instance serves"));
        Assert.That(await CountAsync(), Is.EqualTo(before + 1));
        string log = string.Join('\n', await _machine.ExecuteAsync("log error 5"));
        Assert.That(log, Does.Contain("fault in fragile 1.0.0, Fragile.Break").And.Contain("broken on purpose").And.Contain("FragileModule"));
        Assert.That(await _machine.ExecuteAsync("modules ramdisk"), Has.Some.Match("^state +running"));
    }

    /// <summary>Calls the module, which is started if it must be.</summary>
    private async Task<long> CountAsync()
    {
        IReadOnlyList<string> answer = await _machine.ExecuteAsync("start fragile; fragile count");
        string line = answer.Last(static line => line.StartsWith("call ", StringComparison.Ordinal));
        return long.Parse(line[5..], CultureInfo.InvariantCulture);
    }
}
