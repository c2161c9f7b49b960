using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Helix.Interfaces.Diagnostics;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Tests.Unit.Fakes;
using NUnit.Framework;

namespace Helix.Tests.Unit.Core;

/// <summary>Whom callers reach as modules start, stop and are chosen.</summary>
[TestFixture]
internal sealed class SlotBindingTests : RegistryFixture
{
    [Test]
    public void NobodyGetsAModulesObject()
    {
        TestModule? object_ = null;
        Add("a", [Offers<IAlpha>()], prepare: module => object_ = module);
        StartUp("a");
        Assert.That(Manager.Find(typeof(IAlpha)), Is.Not.SameAs(object_).And.InstanceOf<IAlpha>());
        Assert.That(object_!.Given.Find(typeof(IAlpha)), Is.SameAs(Manager.Find(typeof(IAlpha))));
        Assert.That(object_.Given.FindAll(typeof(IAlpha)).Single(), Is.Not.SameAs(object_));
    }

    [Test]
    public void AStoppedModulesCallersMoveToTheNextProviderOrGetAStatus()
    {
        Add("a", [Offers<IAlpha>()]);
        Add("b", [Offers<IAlpha>()]);
        Manager.StartAll();
        var held = (IAlpha)Manager.Find(typeof(IAlpha))!;
        var own = (IAlpha)Registry.FindAll(typeof(IAlpha))[0];
        Assert.That((held.Who(), own.Who()), Is.EqualTo(("a", "a")));
        _ = Manager.StopModule("a", DependentsPolicy.Refuse);
        Assert.That((held.Who(), own.Do(() => Status.Ok)), Is.EqualTo(("b", Status.NotFound)));
        _ = Manager.StopModule("b", DependentsPolicy.Refuse);
        Assert.That(held.Do(() => Status.Ok), Is.EqualTo(Status.NotFound));
        StartUp("a");
        Assert.That((held.Who(), own.Who()), Is.EqualTo(("a", "a")));
    }

    [Test]
    public void TheChoiceIsFollowedWhileTheSystemRuns()
    {
        Add("a", [Offers<IAlpha>()]);
        Add("b", [Offers<IAlpha>(2)]);
        Add("down", [Offers<IAlpha>()], flags: ModuleFlags.OnDemand);
        Add("other", [Offers<IBeta>()]);
        Manager.StartAll();
        var held = (IAlpha)Manager.Find(typeof(IAlpha))!;
        Assert.That(Manager.ChooseProvider("Alpha", "b"), Is.EqualTo(Status.Ok));
        Assert.That((held.Who(), Configuration.OpenGroup("provider").Value.Find("alpha")), Is.EqualTo(("b", "b")));
        Assert.That(Manager.ChooseProvider("alpha", "a"), Is.EqualTo(Status.Ok));
        Assert.That(held.Who(), Is.EqualTo("a"));
        Assert.That(Manager.ChooseProvider("Alpha", "nobody"), Is.EqualTo(Status.NotFound));
        Assert.That(Manager.ChooseProvider("Alpha", "other"), Is.EqualTo(Status.NotSupported));
        Assert.That(Manager.ChooseProvider("Alpha", "down"), Is.EqualTo(Status.InvalidState));
        Add("c", requires: [Needs<IAlpha>("[1.0,2.0)")]);
        StartUp("c");
        Assert.That(Manager.ChooseProvider("Alpha", "b"), Is.EqualTo(Status.VersionMismatch));
        Assert.That(held.Who(), Is.EqualTo("a"));
    }

    [Test]
    public void AChoiceThatCannotBeFollowedInTimeIsToldAndChangesNothing()
    {
        Make([("modules", "quiet-ms", "20")]);
        Add("a", [Offers<IAlpha>()]);
        Add("b", [Offers<IAlpha>()]);
        Manager.StartAll();
        var held = (IAlpha)Manager.Find(typeof(IAlpha))!;
        Status chosen = Status.Ok;
        _ = held.Do(() => chosen = Manager.ChooseProvider("Alpha", "b"));
        Assert.That((chosen, held.Who()), Is.EqualTo((Status.TimedOut, "a")));
        Assert.That(Log.Read(LogLevel.Warning, 1).Single().Message, Is.EqualTo("Alpha stays with a: 1 call through Alpha"));
    }

    [Test]
    public void AStopWaitsForCallsInside()
    {
        Add("a", [Offers<IAlpha>()]);
        StartUp("a");
        var held = (IAlpha)Manager.Find(typeof(IAlpha))!;
        using var entered = new ManualResetEventSlim();
        using var leave = new ManualResetEventSlim();
        var caller = new Thread(() => held.Do(() =>
        {
            entered.Set();
            leave.Wait();
            Calls.Add("left");
            return Status.Ok;
        }));
        caller.Start();
        entered.Wait();
        var stopper = new Thread(() => _ = Manager.StopModule("a", DependentsPolicy.Refuse));
        stopper.Start();
        while (Manager.ListSlots().All(slot => !slot.IsPaused))
        {
            Thread.Yield();
        }

        leave.Set();
        caller.Join();
        stopper.Join();
        Assert.That(Calls.TakeLast(2), Is.EqualTo(new[] { "left", "a stop" }));
    }

    [Test]
    public void AModuleWithACallThatStaysInsideIsNotStopped()
    {
        Make([("modules", "quiet-ms", "20")]);
        Add("a", [Offers<IAlpha>()]);
        StartUp("a");
        Status stopped = Status.Ok;
        _ = ((IAlpha)Manager.Find(typeof(IAlpha))!).Do(() => stopped = Manager.StopModule("a", DependentsPolicy.Refuse));
        Assert.That((stopped, State("a")), Is.EqualTo((Status.TimedOut, ModuleState.Running)));
        Assert.That(Information("a").Detail, Is.EqualTo("it is never quiet: 1 call through Alpha"));
    }

    [Test]
    public void CallsThatWaitInsideAreReleasedForAnExchange()
    {
        List<TestModule> made = [];
        Add("a", [Offers<IAlpha>()], prepare: made.Add);
        StartUp("a");
        var held = (IAlpha)Manager.Find(typeof(IAlpha))!;
        using var entered = new ManualResetEventSlim();
        var caller = new Thread(() => held.Do(() =>
        {
            entered.Set();
            return made[0].WaitInside();
        }));
        caller.Start();
        entered.Wait();
        ReloadReport report = Manager.ReloadModule("a");
        caller.Join();
        Assert.That((report.Status, made[0].Releases > 0), Is.EqualTo((Status.Ok, true)), report.Reason);
        Assert.That(Manager.ReloadModule("a").Status, Is.EqualTo(Status.Ok));
        Assert.That(made[1].Releases, Is.Zero, "nobody waits inside");
    }

    [Test]
    public void AModuleThatThrowsWhenItIsToReleaseItsCallersHasAFault()
    {
        Make([("modules", "quiet-ms", "20")]);
        Add("a", [Offers<IAlpha>()], prepare: static module => module.Answers["release"] = static _ => throw new InvalidOperationException("stuck"));
        StartUp("a");
        Status stopped = Status.Ok;
        _ = ((IAlpha)Manager.Find(typeof(IAlpha))!).Do(() => stopped = Manager.StopModule("a", DependentsPolicy.Refuse));
        Assert.That((stopped, Information("a").Faults > 0), Is.EqualTo((Status.TimedOut, true)));
    }

    [Test]
    public void SlotsAreListed()
    {
        Add("a", [Offers<IAlpha>()]);
        StartUp("a");
        _ = ((IAlpha)Manager.Find(typeof(IAlpha))!).Do(static () => throw new InvalidOperationException());
        SlotInformation[] expected =
        [
            new("Alpha", "", "a", 0, false) { Exchanges = 1, Faults = 1 }, new("Alpha", "a", "a", 0, false) { Exchanges = 1 },
        ];
        Assert.That(Manager.ListSlots(), Is.EqualTo(expected));
    }

    [Test]
    public void AFunctionIsFoundByItsNumbers()
    {
        const ushort alpha = 0xF000;
        Add("a", [Offers<IAlpha>()]);
        Assert.That(Manager.FindFunction(alpha, ContractPart.System, 0).Status, Is.EqualTo(Status.MissingDependency));
        StartUp("a");
        InterfaceFunction function = Manager.FindFunction(alpha, ContractPart.System, 0).Value;
        Assert.That(function.Bind<Func<string>>().Value(), Is.EqualTo("a"));
        Assert.That(Manager.FindFunction(alpha, ContractPart.System, 9).Status, Is.EqualTo(Status.NotFound));
        Assert.That(Manager.FindFunction(alpha, ContractPart.User, 0).Status, Is.EqualTo(Status.NotFound));
    }
}
