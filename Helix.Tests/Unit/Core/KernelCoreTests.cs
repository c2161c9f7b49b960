using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Helix.Drivers.Serial16550;
using Helix.Interfaces.Diagnostics;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Kernel.Core;
using Helix.Kernel.Core.Logging;
using Helix.Modules.Shell;
using Helix.Tests.Unit.Fakes;
using NUnit.Framework;

namespace Helix.Tests.Unit.Core;

/// <summary>The safe half of the kernel from the command line to the shell's answer, on a machine with nothing but a serial port.</summary>
[TestFixture]
internal sealed class KernelCoreTests
{
    private const string Prompt = "helix> ";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private FakeHardware _hardware = null!;
    private FakePlatform _platform = null!;
    private FakeUart _uart = null!;
    private KernelCore? _core;

    [OneTimeSetUp]
    public void LoadModules()
    {
        foreach (Type module in new[] { typeof(ShellModule), typeof(Serial16550Module), typeof(Helix.Drivers.Rtc.RtcModule) })
        {
            RuntimeHelpers.RunModuleConstructor(module.Module.ModuleHandle);
        }
    }

    [SetUp]
    public void Start()
    {
        _hardware = new FakeHardware();
        _platform = new FakePlatform { CommandLine = "terminal.colours=no" };
        _uart = new FakeUart(_hardware, 4);
        _hardware.Attach(0x3F8, 8, _uart);
    }

    [TearDown]
    public void Stop()
    {
        if (_core?.Modules.StopModule("shell", DependentsPolicy.Refuse) == Status.Ok)
        {
            _core = null;
        }
    }

    [Test]
    public void TheShellAnswersOnTheSerialLine()
    {
        Boot();
        Type("echo hello  world; echo again\r");
        Assert.That(_uart.Sent, Does.EndWith(Prompt + "echo hello  world; echo again\r\nhello world\r\nagain\r\n" + Prompt));
    }

    [Test]
    public void ModulesAreListedWithTheirState()
    {
        Boot();
        Type("modules\r");
        Assert.That(_uart.Sent, Does.Match(@"serial16550 +1\.0\.0 +running +image +0 +Serial"));
        Assert.That(_uart.Sent, Does.Match(@"rtc +1\.0\.0 +created \(device absent\) +image +0 +Clock"));
        Assert.That(_uart.Sent, Does.Match(@"kernel +0\.1\.0 +running +image +0 +SysModManager"));
    }

    [Test]
    public void AnExceptionInACommandEndsOnlyTheCommand()
    {
        Boot();
        Type("throw some reason; echo alive\r");
        Assert.That(_uart.Sent, Does.Contain("throw: System.InvalidOperationException: some reason").And.Contain("\r\nalive\r\n"));
    }

    [Test]
    public void PowerOffPassesItsStatus()
    {
        Boot();
        Type("poweroff 7\r");
        Assert.That(_platform.ExitStatus, Is.EqualTo(7));
    }

    [Test]
    public void ADamagedCommandLineIsReportedOnTheConsoleBeforeThePrompt()
    {
        _platform.CommandLine += " =x log.level=loud";
        Boot();
        Assert.That(_uart.Sent, Does.Match("(?s)'=x' skipped.*'loud' is no level.*" + Prompt));
    }

    [Test]
    public void AnUnknownMainProgramIsAnError()
    {
        _platform.CommandLine = "kernel=nothing";
        _core = KernelCore.Create(Services(null), ModuleCatalog.Snapshot());
        Assert.That(_core.Start(), Is.EqualTo(Status.NotFound));
        Assert.That(_core.LogBuffer.Read(LogLevel.Critical, 1).Single().Message, Does.Contain("nothing"));
        _core = null;
    }

    [Test]
    public void WithoutATerminalTheEarlyLogShowsWhatWentWrong()
    {
        _hardware = new FakeHardware();
        var sink = new CollectingSink();
        _platform.CommandLine = "kernel=nothing =";
        _ = KernelCore.Create(Services(sink), ModuleCatalog.Snapshot()).Start();
        Assert.That(sink.Messages, Has.One.Contains("skipped").And.One.Contains("does not start"));
    }

    private KernelServices Services(ILogSink? early) => new(_hardware, _platform, _platform, _platform, early) { Slots = new HostSlotFactory() };

    private void Boot()
    {
        _core = KernelCore.Create(Services(null), ModuleCatalog.Snapshot());
        Assert.That(_core.Start(), Is.EqualTo(Status.Ok));
        WaitForPrompts(1);
    }

    private void Type(string text)
    {
        _uart.Receive(text);
        WaitForPrompts(2);
    }

    private void WaitForPrompts(int count)
    {
        long start = Stopwatch.GetTimestamp();
        while (_uart.Sent.Split(Prompt).Length - 1 < count)
        {
            Assert.That(Stopwatch.GetElapsedTime(start), Is.LessThan(Patience), _uart.Sent);
            Thread.Sleep(1);
        }
    }

    private sealed class CollectingSink : ILogSink
    {
        public List<string> Messages { get; } = [];

        public void Accept(LogEntry entry) => Messages.Add(entry.Message);
    }
}
