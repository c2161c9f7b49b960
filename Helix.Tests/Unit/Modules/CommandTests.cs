using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Helix.Interfaces.Configuration;
using Helix.Interfaces.Diagnostics;
using Helix.Interfaces.Hardware;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Platform;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Shell;
using Helix.Interfaces.Tasks;
using Helix.Kernel.Core.Configuration;
using Helix.Kernel.Core.Logging;
using Helix.Modules.Shell;
using Helix.Tests.Unit.Fakes;
using NUnit.Framework;

namespace Helix.Tests.Unit.Modules;

[TestFixture]
internal sealed class CommandTests
{
    private FakeTerminal _terminal = null!;
    private FakePlatform _platform = null!;
    private FakeTaskManager _tasks = null!;
    private FakeModules _modules = null!;
    private LogBuffer _log = null!;
    private FakeContext _context = null!;
    private CommandRunner _runner = null!;

    [OneTimeSetUp]
    public void Register() => RuntimeHelpers.RunModuleConstructor(typeof(ShellModule).Module.ModuleHandle);

    [SetUp]
    public void Start()
    {
        _terminal = new FakeTerminal();
        _platform = new FakePlatform { Uptime = TimeSpan.FromSeconds(83) };
        _tasks = new FakeTaskManager();
        _modules = new FakeModules();
        _log = new LogBuffer(8, () => TimeSpan.FromSeconds(1.5));
        _context = FakeContext.For("shell", new FakeHardware());
        _context.Provide<ISystemStatistics>(_platform);
        _context.Provide<ITaskManager>(_tasks);
        _context.Provide<IMachineControl>(_platform);
        _context.Provide<ISysModManager>(_modules);
        _context.Provide<ILogReader>(_log);
        _runner = new CommandRunner(_terminal, _context, new CommandTable(CommandCatalog.Snapshot));
    }

    [Test]
    public void EveryCommandOfTheShellIsRegistered()
    {
        string[] expected =
        [
            "clear", "config", "depends", "echo", "free", "gc", "help", "inspect", "kill", "load", "log", "mem", "modules", "nice", "panic", "poweroff", "ps",
            "reboot", "reload", "revert", "sched", "slots", "start", "stop", "stress", "throw", "time", "top", "unload", "uptime",
        ];
        Assert.That(CommandCatalog.Snapshot().Select(command => command.Name), Is.SupersetOf(expected).And.Unique);
    }

    [TestCase("echo one  'two  three'", "one two  three")]
    [TestCase("echo", "")]
    [TestCase("uptime", "up 1 min 23 s")]
    [TestCase("frobnicate", "frobnicate: unknown command; 'help' lists the commands")]
    [TestCase("hlep", "hlep: unknown command; did you mean 'help'?")]
    [TestCase("mem now", "usage: mem [zones|modules|slabs|use name]")]
    [TestCase("help nothing", "help: not found")]
    [TestCase("log loud", "usage: log [level] [count]")]
    [TestCase("poweroff 256", "usage: poweroff [status 0-255]")]
    [TestCase("poweroff 1 2", "usage: poweroff [status 0-255]")]
    [TestCase("start", "usage: start module")]
    [TestCase("stop a b", "usage: stop module [cascade]")]
    [TestCase("start nobody", "start: not found")]
    [TestCase("modules nobody", "modules: not found")]
    [TestCase("echo 'open", "a quotation mark is not closed")]
    public void ALineIsAnswered(string line, string expected)
    {
        _runner.Run(line);
        Assert.That(_terminal.Rows.First(), Is.EqualTo(expected));
    }

    [Test]
    public void HelpListsEveryCommandWithItsSummary()
    {
        _terminal.Columns = 200;
        _runner.Run("help");
        Assert.That(_terminal.Rows, Has.Some.Match("^poweroff \\[status 0-255\\] +switches the machine off"));
        Assert.That(_terminal.Rows.Where(row => row.Length > 0), Is.Ordered);
    }

    [Test]
    public void HelpExplainsACommand()
    {
        _runner.Run("help mem");
        Assert.That(_terminal.Rows.Take(2), Is.EqualTo(new[]
        {
            "usage: mem [zones|modules|slabs|use name]", "shows the state of the memory, chooses who gives it out",
        }));
    }

    [Test]
    public void OfTwoCommandsOfOneNameHelpExplainsTheLater()
    {
        CommandDescriptor echo = CommandCatalog.Snapshot().First(command => command.Name == "echo");
        CommandDescriptor[] more = [.. Enumerable.Range(0, 40).Select(number => echo with { Summary = $"echo {number}" })];
        Array.ForEach(more, CommandCatalog.Add);
        _runner.Run("help echo");
        Array.ForEach(more, CommandCatalog.Remove);
        Assert.That(_terminal.Rows.ElementAt(1), Is.EqualTo("echo 39"));
    }

    [Test]
    public void ModulesShowsTheTable()
    {
        _runner.Run("modules");
        Assert.That(_terminal.Rows.First(), Does.Match("^NAME +VERSION +STATE +FROM +FAULTS +PROVIDES$"));
        Assert.That(_terminal.Rows, Has.Some.Match("^alpha +1\\.2\\.3 +running +file +3 +One Two$"));
        Assert.That(_terminal.Rows, Has.Some.Match("^beta +0\\.1\\.0 +created \\(device absent\\)"));
    }

    [Test]
    public void ModulesExplainsOne()
    {
        _runner.Run("modules beta");
        Assert.That(_terminal.Rows, Has.Some.Match("^requires +One Three\\?$").And.Some.Match("^flags +kernel-space on-demand$"));
    }

    [Test]
    public void MemShowsSizes()
    {
        _runner.Run("mem");
        Assert.That(_terminal.Rows.Take(4), Is.EqualTo(new[]
        {
            "total        128.0 MiB", "free         90.0 MiB", "heap         8.0 MiB, 1.5 KiB in use", "collections  3",
        }));
    }

    [Test]
    public void PsShowsThreads()
    {
        _runner.Run("ps");
        Assert.That(_terminal.Rows, Has.Some.Match("^1 +ready +- +- +0 +2\\.000 s +64\\.0 KiB +idle$").And.Some.Match("^2 +running +normal +120"));
    }

    [TestCase("kill 2", "kill 2")]
    [TestCase("nice 5 2", "priority 2 125")]
    [TestCase("nice -20 2", "priority 2 100")]
    public void ThreadsAreChanged(string line, string call)
    {
        _runner.Run(line);
        Assert.That(_tasks.Calls, Is.EqualTo(new[] { call }));
    }

    [TestCase("kill", "usage: kill ")]
    [TestCase("kill two", "usage: kill ")]
    [TestCase("nice 20 2", "nice: out of range")]
    [TestCase("nice 5", "usage: nice ")]
    [TestCase("stress cpu 0", "usage: stress ")]
    [TestCase("stress dance 3", "usage: stress ")]
    [TestCase("top x", "usage: top ")]
    [TestCase("sched use", "usage: sched ")]
    public void WhatMakesNoSenseOfThreadsIsRefused(string line, string answer)
    {
        _runner.Run(line);
        Assert.That(_terminal.Rows, Has.Some.StartsWith(answer));
        Assert.That(_tasks.Calls, Is.Empty);
    }

    [Test]
    public void GcSaysWhatItFreed()
    {
        _runner.Run("gc");
        Assert.That(_terminal.Rows.First(), Does.Match("in use before, .* after$"));
    }

    [Test]
    public void LogShowsTheNewestOfALevel()
    {
        for (int i = 0; i < 10; i++)
        {
            _log.Write(i % 2 == 0 ? LogLevel.Error : LogLevel.Information, "test", "message " + i);
        }

        _runner.Run("log error 2");
        Assert.That(_terminal.Rows.Take(3), Is.EqualTo(new[]
        {
            "     1.500 error    test: message 6", "     1.500 error    test: message 8", "2 older messages are gone",
        }));
    }

    [Test]
    public void TimeAsksTheClock()
    {
        _context.Provide<IClock>(new FakeClock(new DateTime(2026, 11, 21, 3, 4, 5)));
        _runner.Run("time");
        _context.Provide<IClock>(new FakeClock(Status.DeviceError));
        _runner.Run("time");
        Assert.That(_terminal.Rows.Take(2), Is.EqualTo(new[] { "2026-11-21 03:04:05 UTC", "time: device error" }));
    }

    [Test]
    public void ClearClears()
    {
        _runner.Run("clear");
        Assert.That(_terminal.Cleared, Is.EqualTo(1));
    }

    [Test]
    public void TheSwitchesOfTheMachineAreReached()
    {
        _runner.Run("reboot; poweroff 3");
        Assert.That((_platform.Rebooted, _platform.ExitStatus), Is.EqualTo((true, 3)));
        _runner.Run("panic too hot");
        Assert.That(_platform.PanicReason, Is.EqualTo("too hot"));
    }

    [Test]
    public void AnExceptionIsShownAndLogged()
    {
        _runner.Run("throw a b; echo on");
        Assert.That(_terminal.Rows.First(), Does.Contain("InvalidOperationException: a b"));
        Assert.That(_terminal.Rows, Has.Some.EqualTo("on"));
        Assert.That(_context.Messages.Single().Level, Is.EqualTo(LogLevel.Error));
    }

    [Test]
    public void ModulesAreStartedAndStopped()
    {
        _runner.Run("start alpha; stop alpha; stop alpha cascade");
        Assert.That(_modules.Calls, Is.EqualTo(new[] { "start alpha", "stop alpha Refuse", "stop alpha Cascade" }));
    }

    [TestCase("load Alpha", "load Alpha", "alpha is loaded")]
    [TestCase("unload alpha", "unload alpha", "alpha is unloaded")]
    [TestCase("reload alpha", "reload alpha", "alpha 1.0.0 -> 2.0.0, callers waited 1500 ns")]
    [TestCase("reload alpha New", "reload alpha New", "alpha 1.0.0 -> 2.0.0, callers waited 1500 ns")]
    [TestCase("revert alpha", "revert alpha", "alpha 1.0.0 -> 2.0.0, callers waited 1500 ns")]
    public void ModulesAreLoadedAndReplaced(string line, string call, string answer)
    {
        _runner.Run(line);
        Assert.That((_modules.Calls.Single(), _terminal.Rows.First()), Is.EqualTo((call, answer)));
    }

    [TestCase("load Alpha", "why", "load: corrupt")]
    [TestCase("unload alpha", "why", "unload: corrupt")]
    [TestCase("reload alpha", "why", "reload: timed out")]
    public void AFailureIsShownWithItsReason(string line, string reason, string status)
    {
        _modules.Outcome = new ModuleOutcome(Status.Corrupt, "", "why");
        _modules.Report = new ReloadReport(Status.TimedOut, "why", 0, default, default);
        _runner.Run(line);
        Assert.That(_terminal.Rows.Take(2), Is.EqualTo(new[] { reason, status }));
    }

    [Test]
    public void DependsShowsBothWays()
    {
        _runner.Run("depends beta; depends alpha; depends nobody");
        Assert.That(_terminal.Rows.Where(static row => row.Length > 0), Is.EqualTo(new[]
        {
            "beta 0.1.0, created (device absent) requires",
            "  One: alpha 1.2.3, running",
            "  Three (optional): nobody",
            "beta is required by",
            "alpha 1.2.3, running requires",
            "alpha is required by",
            "  beta 0.1.0, created (device absent) for One",
            "depends: not found",
        }));
    }

    [Test]
    public void SlotsShowsWhomTheyLeadTo()
    {
        _runner.Run("slots One; slots Nothing");
        Assert.That(_terminal.Rows.Take(4), Is.EqualTo(new[]
        {
            "CONTRACT  SLOT     LEADS TO  IN  WAITING  EXCHANGES  FAULTS  STATE",
            "One       default  alpha     2   3        40         1       paused",
            "One       alpha    alpha     0   0        0          0       open",
            "slots: not found",
        }));
    }

    [Test]
    public void ConfigShowsAndSetsValues()
    {
        var configuration = new CfgManager();
        _context.Provide<ICfgManager>(configuration);
        _runner.Run("config set disk.blocks 7; config set quiet yes; config get disk.blocks; config list; config list disk; config get no.thing; config put a b");
        Assert.That(_terminal.Rows.Where(static row => row.Length > 0), Is.EqualTo(new[]
        {
            "7", "quiet=yes", "disk.blocks=7", "disk.blocks=7", "config: not found", "usage: config [list [group] | get name | set name value]",
        }));
        _runner.Run("config set provider.One alpha");
        Assert.That(_modules.Calls.Last(), Is.EqualTo("choose One alpha"));
    }

    [Test]
    public void OfTwoCommandsOfOneNameTheLaterIsUsedAndTheLogSaysSo()
    {
        CommandDescriptor echo = CommandCatalog.Snapshot().First(command => command.Name == "echo");
        CommandDescriptor other = echo with { Summary = "other" };
        var table = new CommandTable(() => [echo, other]);
        table.ReportDuplicates(_context);
        Assert.That(table.Find("echo"), Is.SameAs(other));
        Assert.That(_context.Messages.Single().Message, Does.Contain("twice"));
    }

    [Test]
    public void ACommandThatComesLaterIsFoundAndForgottenWhenItGoes()
    {
        CommandDescriptor late = CommandCatalog.Snapshot().First(command => command.Name == "echo") with { Name = "late" };
        CommandCatalog.Add(late);
        _runner.Run("late hello");
        CommandCatalog.Remove(late);
        _runner.Run("late hello");
        Assert.That(_terminal.Rows.Take(2), Is.EqualTo(new[] { "hello", "late: unknown command; 'help' lists the commands" }));
    }

    [Test]
    public void TheLastColumnIsWrappedBetweenWords()
    {
        _terminal.Columns = 20;
        var table = new TextTable();
        table.Add("name", "one two three four five six");
        table.Add("n", "averyverylongwordthatdoesnotfit");
        table.WriteTo(_terminal);
        Assert.That(_terminal.Rows.Take(4), Is.EqualTo(new[]
        {
            "name  one two three", "      four five six", "n     averyverylongwordthatdoesnotfit", "",
        }));
    }

    [TestCase(0, "0 B")]
    [TestCase(1023, "1023 B")]
    [TestCase(1536, "1.5 KiB")]
    [TestCase(long.MaxValue, "8388608.0 TiB")]
    public void SizesAreReadable(long bytes, string expected) => Assert.That(Units.Size(bytes), Is.EqualTo(expected));

    [TestCase(1.5, "1.500 s")]
    [TestCase(61, "1 min 01 s")]
    [TestCase(3723, "1 h 02 min 03 s")]
    [TestCase(93784, "1 d 02 h 03 min")]
    public void TimesAreReadable(double seconds, string expected) =>
        Assert.That(Units.Duration(TimeSpan.FromSeconds(seconds)), Is.EqualTo(expected));

    private sealed class FakeClock(Result<DateTime> now) : IClock
    {
        public Result<DateTime> Read() => now;
    }
}
