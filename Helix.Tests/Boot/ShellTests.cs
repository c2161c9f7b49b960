using System.Collections.Generic;
using System.Threading.Tasks;
using Helix.Tests.Boot.Emulation;
using NUnit.Framework;

namespace Helix.Tests.Boot;

/// <summary>Commands typed on the serial line of one booted system.</summary>
[TestFixture]
public sealed class ShellTests
{
    private QemuMachine _machine = null!;

    [OneTimeSetUp]
    public async Task Boot()
    {
        _machine = await Machines.StartKernelAsync();
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

    [TestCase("help", @"^\s*poweroff\b")]
    [TestCase("help", @"^\s*modules\b")]
    [TestCase("modules", @"^shell\s+\S+\s+running")]
    [TestCase("modules", @"^serial16550\s+\S+\s+running.*Serial")]
    [TestCase("modules shell", @"Command interpreter")]
    [TestCase("mem", @"^total\s+\d+(\.\d+)? MiB")]
    [TestCase("ps", @"^\s*\d+\s+running\b.*shell")]
    [TestCase("gc", @"in use before, .* after")]
    [TestCase("log", @"\b(info|warning|debug)\b")]
    [TestCase("echo one \"two  three\" 'four'", @"^one two  three four$")]
    [TestCase("echo a; echo b", @"^b$")]
    [TestCase("time", @"^20\d\d-\d\d-\d\d \d\d:\d\d:\d\d UTC$")]
    [TestCase("uptime", @"^up \d")]
    public async Task Command(string command, string pattern)
    {
        Assert.That(await _machine.ExecuteAsync(command), Has.Some.Match(pattern));
    }

    [TestCase("ehco hi", @"unknown command; did you mean 'echo'")]
    [TestCase("xyzzyplugh", @"unknown command")]
    [TestCase("mem now", @"^usage: mem")]
    [TestCase("poweroff 999", @"^usage: poweroff")]
    [TestCase("poweroff soon", @"^usage: poweroff")]
    [TestCase("modules no-such-module", @"^modules: ")]
    [TestCase("start no-such-module", @"^start: ")]
    [TestCase("echo \"open", @"quotation mark")]
    public async Task Wrong_input_gives_a_clear_message(string command, string pattern)
    {
        Assert.That(await _machine.ExecuteAsync(command), Has.Some.Match(pattern));
    }

    [TestCase("ecX\bho edited", "edited")]
    [TestCase("ech\t completed", "completed")]
    [TestCase("right\u001b[H\u001b[Decho moved ", "moved right")]
    [TestCase("mistake\u0015echo fresh", "fresh")]
    public async Task Line_editing(string keys, string expected)
    {
        Assert.That(await _machine.ExecuteAsync(keys), Has.Some.EqualTo(expected));
    }

    [Test]
    public async Task History_repeats_a_command()
    {
        await _machine.ExecuteAsync("echo from the history");
        Assert.That(await _machine.ExecuteAsync("\u001b[A"), Has.Some.EqualTo("from the history"));
    }

    [Test]
    public async Task Empty_and_long_lines_are_harmless()
    {
        IReadOnlyList<string> answer = await _machine.ExecuteAsync("echo " + new string('x', 300));
        Assert.That(string.Concat(answer), Does.Contain(new string('x', 70)));
        await _machine.ExecuteAsync("   ");
        Assert.That(await _machine.ExecuteAsync("echo still here"), Has.Some.EqualTo("still here"));
    }
}
