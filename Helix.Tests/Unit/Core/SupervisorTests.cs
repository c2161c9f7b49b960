using System;
using System.Linq;
using System.Threading;
using Helix.Interfaces.Diagnostics;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Tests.Unit.Fakes;
using NUnit.Framework;

namespace Helix.Tests.Unit.Core;

/// <summary>What follows a fault, by policy, with the clock in the test's hand.</summary>
[TestFixture]
internal sealed class SupervisorTests : RegistryFixture
{
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(100);

    [SetUp]
    public void StartClock() => Platform.Uptime = TimeSpan.FromHours(1);

    [Test]
    public void TheCallerGetsAStatusTheLogTheTraceAndTheModuleANewInstance()
    {
        Add("a", [Offers<IAlpha>()]);
        Add("b", [Offers<IBeta>()]);
        Manager.StartAll();
        var held = (IAlpha)Manager.Find(typeof(IAlpha))!;
        Calls.Clear();
        Assert.That(held.Do(() => throw new InvalidOperationException("oops")), Is.EqualTo(Status.ModuleFault));
        LogEntry entry = Log.Read(LogLevel.Error, 1).Single();
        Assert.That(entry.Message, Does.StartWith("fault in a 1.0.0, Alpha.Do: System.InvalidOperationException: oops").And.Contain("TestModule"));
        Assert.That(Manager.Supervisor.Step(), Is.EqualTo(Timeout.InfiniteTimeSpan));
        Assert.That(Calls, Is.EqualTo(new[] { "a stop", "a init", "a once", "a start", "a cleanup" }));
        Assert.That((held.Who(), ((IBeta)Manager.Find(typeof(IBeta))!).Who()), Is.EqualTo(("a", "b")));
        Assert.That((Information("a").Faults, Information("a").Replacements), Is.EqualTo((1, 1)));
    }

    [Test]
    public void AFaultOfAThreadIsOneOfTheModule()
    {
        TestModule? first = null;
        Add("a", prepare: module => first ??= module);
        StartUp("a");
        Calls.Clear();
        first!.Given.ReportFault(new InvalidOperationException("late"));
        _ = Manager.Supervisor.Step();
        Assert.That(Calls, Does.Contain("a start"));
        Calls.Clear();
        first.Given.ReportFault(new InvalidOperationException("too late: another instance serves"));
        _ = Manager.Supervisor.Step();
        Assert.That(Calls, Is.Empty);
    }

    [Test]
    public void FurtherFaultsKeepTheModuleDownForATimeThatDoublesUntilItIsIsolated()
    {
        Make([("supervisor", "most-in-a-row", "4")]);
        Platform.Uptime = TimeSpan.FromHours(1);
        Add("a", [Offers<IAlpha>()]);
        StartUp("a");
        var held = (IAlpha)Manager.Find(typeof(IAlpha))!;
        Fail(held);
        Assert.That(Manager.Supervisor.Step(), Is.EqualTo(Timeout.InfiniteTimeSpan));
        for (int i = 0; i < 3; i++)
        {
            TimeSpan delay = Delay * (1 << i);
            Fail(held);
            Assert.That(Manager.Supervisor.Step(), Is.EqualTo(delay));
            Assert.That(held.Do(() => Status.Ok), Is.EqualTo(Status.ModuleFault));
            Assert.That(State("a"), Is.EqualTo(ModuleState.Stopped));
            Platform.Uptime += delay - TimeSpan.FromMilliseconds(1);
            Assert.That(Manager.Supervisor.Step(), Is.EqualTo(TimeSpan.FromMilliseconds(1)));
            Platform.Uptime += TimeSpan.FromMilliseconds(1);
            _ = Manager.Supervisor.Step();
            Assert.That(held.Do(() => Status.Ok), Is.EqualTo(Status.Ok));
        }

        Fail(held);
        Assert.That(Manager.Supervisor.Step(), Is.EqualTo(Timeout.InfiniteTimeSpan));
        Assert.That(held.Do(() => Status.Ok), Is.EqualTo(Status.ModuleFault));
        Assert.That(Log.Read(LogLevel.Error, 1).Single().Message, Is.EqualTo("a is isolated after 5 faults in a row"));
        StartUp("a");
        Assert.That(held.Do(() => Status.Ok), Is.EqualTo(Status.Ok));
    }

    [Test]
    public void AfterAQuietTimeAFaultIsTheFirstAgain()
    {
        Add("a", [Offers<IAlpha>()]);
        StartUp("a");
        var held = (IAlpha)Manager.Find(typeof(IAlpha))!;
        for (int i = 0; i < 10; i++)
        {
            Fail(held);
            Assert.That(Manager.Supervisor.Step(), Is.EqualTo(Timeout.InfiniteTimeSpan));
            Assert.That(held.Do(() => Status.Ok), Is.EqualTo(Status.Ok));
            Platform.Uptime += TimeSpan.FromSeconds(61);
        }
    }

    [Test]
    public void AnIsolatedModuleStaysDownUntilItIsStarted()
    {
        Add("a", [Offers<IAlpha>()], onFault: FaultPolicy.Isolate);
        Add("b", [Offers<IAlpha>()]);
        Manager.StartAll();
        var held = (IAlpha)Manager.Find(typeof(IAlpha))!;
        var own = (IAlpha)Registry.FindAll(typeof(IAlpha))[0];
        Fail(held);
        _ = Manager.Supervisor.Step();
        Assert.That((held.Who(), own.Do(() => Status.Ok)), Is.EqualTo(("b", Status.ModuleFault)));
        Assert.That(Information("a").LastStatus, Is.EqualTo(Status.ModuleFault));
        StartUp("a");
        Assert.That(own.Who(), Is.EqualTo("a"));
    }

    [Test]
    public void AnIsolatedModuleOfAFileCanBeUnloaded()
    {
        _ = Manager.LoadModule(Loader.Add(Describe("a", [Offers<IAlpha>()], onFault: FaultPolicy.Isolate)));
        StartUp("a");
        Fail((IAlpha)Manager.Find(typeof(IAlpha))!);
        _ = Manager.Supervisor.Step();
        Assert.That(Manager.UnloadModule("a").Status, Is.EqualTo(Status.Ok));
        Assert.That(Loader.Loaded, Is.Empty);
    }

    [Test]
    public void PanicIsForModulesThatSayItOfThemselves()
    {
        Add("a", [Offers<IAlpha>()], onFault: FaultPolicy.Panic);
        StartUp("a");
        Fail((IAlpha)Manager.Find(typeof(IAlpha))!);
        _ = Manager.Supervisor.Step();
        Assert.That(Platform.PanicReason, Does.StartWith("a fault in a"));
    }

    [Test]
    public void ReloadLoadsTheFileAnew()
    {
        _ = Manager.LoadModule(Loader.Add(Describe("a", [Offers<IAlpha>()], onFault: FaultPolicy.Reload)));
        StartUp("a");
        Fail((IAlpha)Manager.Find(typeof(IAlpha))!);
        _ = Manager.Supervisor.Step();
        Assert.That((Loader.LoadCount, Loader.Loaded.Count, WhoIsAlpha()), Is.EqualTo((2, 1, "a")));
    }

    [Test]
    public void TheSuccessorGetsTheLastCheckpointAndOneThatRefusesItIsFollowedByAFreshOne()
    {
        TestModule? serving = null;
        Add("a", [Offers<IAlpha>()], prepare: module =>
        {
            serving = module;
            module.Answers["restore"] = _ => module.State![0] == 9 ? Status.Corrupt : Status.Ok;
        });
        StartUp("a");
        var held = (IAlpha)Manager.Find(typeof(IAlpha))!;
        serving!.Given.Checkpoint([7]);
        Fail(held);
        _ = Manager.Supervisor.Step();
        Assert.That(serving.State, Is.EqualTo(new byte[] { 7 }));
        Platform.Uptime += TimeSpan.FromSeconds(61);
        serving.Given.Checkpoint([9]);
        Fail(held);
        Assert.That(Manager.Supervisor.Step(), Is.EqualTo(Delay));
        Assert.That(held.Do(() => Status.Ok), Is.EqualTo(Status.ModuleFault));
        Platform.Uptime += Delay;
        _ = Manager.Supervisor.Step();
        Assert.That((held.Do(() => Status.Ok), serving.State), Is.EqualTo((Status.Ok, (byte[]?)null)));
    }

    [Test]
    public void AFaultInTheEntryPointsThatTheSupervisorCallsIsAnotherFaultOfTheModule()
    {
        int instances = 0;
        Add("a", [Offers<IAlpha>()], prepare: module =>
        {
            bool isBroken = instances++ is 1 or 2;
            module.Answers["start"] = _ => isBroken ? throw new InvalidOperationException("cannot") : Status.Ok;
            module.Answers["stop"] = _ => throw new InvalidOperationException("will not");
            module.Answers["cleanup"] = _ => throw new InvalidOperationException("dirty");
        });
        StartUp("a");
        var held = (IAlpha)Manager.Find(typeof(IAlpha))!;
        Fail(held);
        Assert.That(Manager.Supervisor.Step(), Is.EqualTo(Delay));
        Platform.Uptime += Delay;
        Assert.That(Manager.Supervisor.Step(), Is.EqualTo(2 * Delay));
        Platform.Uptime += 2 * Delay;
        Assert.That(Manager.Supervisor.Step(), Is.EqualTo(Timeout.InfiniteTimeSpan));
        Assert.That(held.Do(() => Status.Ok), Is.EqualTo(Status.Ok));
    }

    [Test]
    public void SeveralFaultsOfOneInstanceCountOnce()
    {
        Add("a", [Offers<IAlpha>()]);
        StartUp("a");
        var held = (IAlpha)Manager.Find(typeof(IAlpha))!;
        Fail(held);
        Fail(held);
        Fail(held);
        Assert.That(Manager.Supervisor.Step(), Is.EqualTo(Timeout.InfiniteTimeSpan));
        Assert.That((Information("a").Faults, Information("a").Replacements), Is.EqualTo((3, 1)));
    }

    [Test]
    public void AModuleWithACallThatStaysInsideIsTriedAgain()
    {
        Make([("modules", "quiet-ms", "10")]);
        Platform.Uptime = TimeSpan.FromHours(1);
        Add("a", [Offers<IAlpha>()], onFault: FaultPolicy.Isolate);
        StartUp("a");
        var held = (IAlpha)Manager.Find(typeof(IAlpha))!;
        TimeSpan again = TimeSpan.Zero;
        _ = held.Do(() =>
        {
            Fail(held);
            again = Manager.Supervisor.Step();
            return Status.Ok;
        });
        Assert.That(again, Is.EqualTo(TimeSpan.FromSeconds(1)));
        Platform.Uptime += again;
        _ = Manager.Supervisor.Step();
        Assert.That(held.Do(() => Status.Ok), Is.EqualTo(Status.ModuleFault));
    }

    private static void Fail(IAlpha alpha) =>
        Assert.That(alpha.Do(static () => throw new InvalidOperationException("fault")), Is.EqualTo(Status.ModuleFault));
}
