using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Helix.Tests.Boot.Emulation;
using NUnit.Framework;

namespace Helix.Tests.Boot;

/// <summary>Modules that come from files, replaced by other files and by themselves while they are used, in one booted system.</summary>
[TestFixture]
public sealed class UpgradeTests
{
    private ModuleShelf _shelf = null!;
    private QemuMachine _machine = null!;

    [OneTimeSetUp]
    public async Task Boot()
    {
        _shelf = new ModuleShelf(BootImages.TestKernel);
        _ = _shelf.Pack("Ledger", "Ledger");
        _ = _shelf.Pack("LedgerSuccessor", "LedgerSuccessor");
        _ = _shelf.Pack("LedgerThrower", "Thrower", "name = ledger");
        _ = _shelf.Pack("LedgerBroken", "Broken", "name = ledger");
        _ = _shelf.Pack("Barter", "Barter", "policy = isolate\nauthor = Somebody");
        _machine = await Machines.StartAsync(BootImages.TestKernel, "", _shelf.Archive());
        await _machine.PromptAsync();
        Assert.That(
            await _machine.ExecuteAsync("load Ledger; start ledger; config set provider.BlockDev ledger; slots BlockDev"),
            Has.Some.Match("^BlockDev +default +ledger "));
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
    public async Task A_version_with_another_layout_takes_the_state_over_and_gives_it_back()
    {
        IReadOnlyList<string> answer = await _machine.ExecuteAsync("disk put 3 4711; modules ledger; reload ledger LedgerSuccessor");
        Assert.That(answer, Has.Some.StartsWith("ledger 1.0.0 -> 2.0.0").And.None.Contains("stays taken"), "the old image goes");
        Assert.That(await _machine.ExecuteAsync("disk get 3; disk get 63"), Has.Some.EqualTo("block 3: 4711").And.Some.EqualTo("block 63: 0"));
        Assert.That(await _machine.ExecuteAsync("disk put 3 4712; reload ledger; disk get 63"), Has.Some.EqualTo("block 63: 1"));
        Assert.That(await _machine.ExecuteAsync("reload ledger Ledger"), Has.Some.StartsWith("ledger 2.0.0 -> 1.0.0"));
        Assert.That(await _machine.ExecuteAsync("disk get 3; disk get 63"), Has.Some.EqualTo("block 3: 4712").And.Some.EqualTo("block 63: 0"));
    }

    [Test]
    public async Task Versions_change_places_under_load_and_no_call_is_lost()
    {
        IReadOnlyList<string> answer = await _machine.ExecuteAsync("reload-stress ledger 60 LedgerSuccessor Ledger");
        Assert.That(answer, Has.Some.StartsWith("60 replacements, 0 failed"), string.Join('\n', answer));
        RequireOrder(answer);
        Assert.That(await _machine.ExecuteAsync("modules ledger"), Has.Some.Match("^from +file").And.Some.Match("^name +ledger 1.0.0"));
    }

    [TestCase("initialize", "Initialize answered: device error")]
    [TestCase("restore", "RestoreState answered: device error")]
    [TestCase("once", "StartOnce answered: device error")]
    [TestCase("start", "Start answered: device error")]
    [TestCase("check", "Check answered: device error")]
    [TestCase("throw", "Start: InvalidOperationException: thrown at the start")]
    [TestCase("save", "SaveState answered: device error")]
    [TestCase("stop", "Stop answered: device error")]
    public async Task A_step_that_fails_under_load_leaves_the_old_file_serving(string step, string reason)
    {
        await _machine.ExecuteAsync("disk put 5 88");
        IReadOnlyList<string> answer = await _machine.ExecuteAsync($"config set ledger.fails {step}; reload-stress ledger 5 LedgerSuccessor");
        Assert.That(answer, Has.Some.StartsWith("0 replacements, 5 failed").And.Some.Contains(reason), string.Join('\n', answer));
        RequireOrder(answer);
        await RequireOldAsync();
    }

    [TestCase("LedgerThrower", "the initialiser of thrower")]
    [TestCase("LedgerBroken", "Initialize: InvalidOperationException: the constructor of broken")]
    [TestCase("Barter", "the file is of the module barter")]
    public async Task A_file_that_cannot_serve_leaves_the_old_one_serving(string file, string reason)
    {
        await _machine.ExecuteAsync("disk put 5 88");
        Assert.That(await _machine.ExecuteAsync("reload ledger " + file), Has.Some.Contains(reason).And.None.StartsWith("ledger 1.0.0 ->"));
        await RequireOldAsync();
    }

    [Test]
    public async Task A_module_that_is_never_quiet_is_not_replaced()
    {
        IReadOnlyList<string> answer = await _machine.ExecuteAsync("disk put 5 88; disk linger 62; reload ledger LedgerSuccessor");
        Assert.That(answer, Has.Some.EqualTo("it is never quiet: 1 call through BlockDev").And.Some.EqualTo("reload: timed out"));
        await _machine.ExecuteAsync("disk rest");
        await RequireOldAsync();
    }

    [Test]
    public async Task A_module_brings_its_contract_and_takes_it_away([Range(1, 3)] int round)
    {
        Assert.That(await _machine.ExecuteAsync("load Barter; start barter"), Has.Some.EqualTo("barter is loaded"));
        Assert.That(await _machine.ExecuteAsync("barter 5; barter 6"), Has.Some.EqualTo("0 for 5").And.Some.EqualTo("5 for 6"));
        Assert.That(await _machine.ExecuteAsync("slots Barter"), Has.Some.Match("^Barter +barter +barter "));
        Assert.That(await _machine.ExecuteAsync("modules barter"), Has.Some.Match("^author +Somebody"), "the .spec's word");
        Assert.That(await _machine.ExecuteAsync("stop barter; unload barter"), Has.Some.EqualTo("barter is unloaded"), $"round {round}");
        Assert.That(await _machine.ExecuteAsync("slots Barter"), Has.Some.EqualTo("slots: not found"));
        Assert.That(await _machine.ExecuteAsync("barter 1"), Has.Some.Contains("unknown command"));
    }

    [Test]
    public async Task The_files_word_decides_what_follows_a_fault()
    {
        Assert.That(await _machine.ExecuteAsync("load Barter; start barter; barter 5; barter -1"), Has.Some.EqualTo("0 for -1"));
        Assert.That(await _machine.ExecuteAsync("await-state barter Stopped"), Has.Some.EqualTo("barter is Stopped"), "its class says restart");
        Assert.That(await _machine.ExecuteAsync("start barter; barter 7; barter 8"), Has.Some.EqualTo("0 for 7").And.Some.EqualTo("7 for 8"));
        Assert.That(await _machine.ExecuteAsync("stop barter; unload barter"), Has.Some.EqualTo("barter is unloaded"));
    }

    /// <summary>Every thread found each time what it had written before.</summary>
    private static void RequireOrder(IReadOnlyList<string> answer) => Assert.That(
        answer.Count(static line => line.EndsWith(" in order", StringComparison.Ordinal)), Is.EqualTo(4), string.Join('\n', answer));

    private async Task RequireOldAsync()
    {
        Assert.That(await _machine.ExecuteAsync("config set ledger.fails no; disk get 5"), Has.Some.EqualTo("block 5: 88"));
        Assert.That(await _machine.ExecuteAsync("modules ledger"), Has.Some.Match("^name +ledger 1.0.0").And.Some.Match("^state +running"));
        Assert.That(await _machine.ExecuteAsync("disk put 5 89; disk get 5"), Has.Some.EqualTo("block 5: 89"));
    }
}
