using System;
using System.Collections.Generic;
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
        Assert.That(answer, Has.Some.StartsWith("1000 replacements"), string.Join('\n', answer));
        Assert.That(answer.Count(static line => line.EndsWith(" in order", StringComparison.Ordinal)), Is.EqualTo(4), string.Join('\n', answer));
    }

    [Test]
    public async Task The_shells_own_line_survives_the_replacement_of_its_driver()
    {
        Assert.That(await _machine.ExecuteAsync("reload serial16550"), Has.Some.StartsWith("serial16550 1.0.0 -> 1.0.0"));
        Assert.That(await _machine.ExecuteAsync("echo still here"), Has.Some.EqualTo("still here"));
    }

    [Test]
    public async Task Stopped_modules_answer_a_status_and_come_back()
    {
        Assert.That(await _machine.ExecuteAsync("stop rtc; time"), Has.Some.Match("^time: "));
        Assert.That(await _machine.ExecuteAsync("start rtc; time"), Has.Some.Match(@"^20\d\d-"));
        Assert.That(await _machine.ExecuteAsync("slots Clock"), Has.Some.Match("^Clock +default +rtc +0 +open"));
    }
}
