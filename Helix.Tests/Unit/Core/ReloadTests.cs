using System;
using System.Collections.Generic;
using System.Linq;
using Helix.Interfaces.Hardware;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Shell;
using Helix.Tests.Unit.Fakes;
using NUnit.Framework;

namespace Helix.Tests.Unit.Core;

/// <summary>Replacing running modules: what is called in which order, and what undoes each step that fails.</summary>
[TestFixture]
internal sealed class ReloadTests : RegistryFixture
{
    private static readonly byte[] Saved = [1, 2, 3];

    [Test]
    public void TheStateIsHandedOverAndCallersSeeTheNewVersion()
    {
        TestModule? next = null;
        Add("a", [Offers<IAlpha>()], prepare: module => module.State = Saved);
        StartUp("a");
        var held = (IAlpha)Manager.Find(typeof(IAlpha))!;
        Calls.Clear();
        ReloadReport report = Manager.ReloadModule("a", File(module => next = module));
        Assert.That(report.Status, Is.EqualTo(Status.Ok), report.Reason);
        Assert.That(Calls, Is.EqualTo(new[]
        {
            "a save", "a stop", "a2 init", "a2 restore", "a2 once", "a2 start", "a cleanup",
        }));
        Assert.That(held.Who(), Is.EqualTo("a2"));
        Assert.That(next!.State, Is.EqualTo(Saved));
        Assert.That(report.PauseNs, Is.GreaterThan(0));
        Assert.That((report.OldVersion.Major, report.NewVersion.Major), Is.EqualTo((1, 2)));
        Assert.That((Information("a").Origin, Information("a").Replacements), Is.EqualTo((ModuleOrigin.File, 1)));
        Assert.That(State("a"), Is.EqualTo(ModuleState.Running));
    }

    [Test]
    public void AModuleWithoutAStateStartsAfresh()
    {
        Add("a", [Offers<IAlpha>()]);
        StartUp("a");
        Calls.Clear();
        Assert.That(Manager.ReloadModule("a").Status, Is.EqualTo(Status.Ok));
        Assert.That(Calls, Is.EqualTo(new[] { "a stop", "a init", "a once", "a start", "a cleanup" }));
        Assert.That(WhoIsAlpha(), Is.EqualTo("a"));
    }

    [TestCase("init")]
    [TestCase("restore")]
    [TestCase("once")]
    [TestCase("start")]
    [TestCase("check")]
    public void WhenTheNewVersionFailsTheOldOneServesOnWithItsState(string step)
    {
        TestModule? old = null;
        Add("a", [Offers<IAlpha>()], prepare: module => (old = module).State = Saved);
        StartUp("a");
        foreach (Func<IModuleContext, Status> failure in Failures())
        {
            Calls.Clear();
            ReloadReport report = Manager.ReloadModule("a", File(module => module.Answers[step] = failure));
            Assert.That(report.Status, Is.AnyOf(Status.DeviceError, Status.ModuleFault));
            Assert.That(report.Reason, Does.Contain(step switch { "once" => "StartOnce", "init" => "Initialize", "restore" => "RestoreState", "start" => "Start", _ => "Check" }));
            Assert.That(Calls.TakeLast(2), Is.EqualTo(new[] { "a restore", "a start" }));
            Assert.That(WhoIsAlpha(), Is.EqualTo("a"));
            Assert.That(old!.State, Is.EqualTo(Saved));
            Assert.That(Loader.Loaded, Is.Empty);
            Assert.That((State("a"), Information("a").LastStatus), Is.EqualTo((ModuleState.Running, Status.Ok)));
        }
    }

    [Test]
    public void AConstructorThatThrowsIsRolledBack()
    {
        Add("a", [Offers<IAlpha>()]);
        StartUp("a");
        ReloadReport report = Manager.ReloadModule("a", File(_ => throw new InvalidOperationException("no birth")));
        Assert.That(report.Status, Is.EqualTo(Status.ModuleFault));
        Assert.That(report.Reason, Does.Contain("no birth"));
        Assert.That(WhoIsAlpha(), Is.EqualTo("a"));
    }

    [Test]
    public void WhenTheStateCannotBeSavedNothingHappens()
    {
        Add("a", [Offers<IAlpha>()], prepare: module =>
        {
            module.State = Saved;
            module.Answers["save"] = _ => Status.Failed;
        });
        StartUp("a");
        Calls.Clear();
        Assert.That(Manager.ReloadModule("a", File()).Status, Is.EqualTo(Status.Failed));
        Assert.That(Calls, Is.EqualTo(new[] { "a save" }));
        Assert.That(WhoIsAlpha(), Is.EqualTo("a"));
    }

    [Test]
    public void WhenTheOldVersionDoesNotStopItServesOn([Values] bool hasState)
    {
        Add("a", [Offers<IAlpha>()], prepare: module =>
        {
            module.State = hasState ? Saved : null;
            module.Answers["stop"] = _ => Status.Busy;
        });
        StartUp("a");
        Assert.That(Manager.ReloadModule("a", File()).Status, Is.EqualTo(Status.Busy));
        Assert.That((WhoIsAlpha(), State("a")), Is.EqualTo(("a", ModuleState.Running)));
    }

    [Test]
    public void WhenTheOldVersionCannotComeBackCallersAreToldSoAndAStartMakesANewInstance()
    {
        int starts = 0;
        Add("a", [Offers<IAlpha>()], prepare: module => module.Answers["start"] = _ => ++starts == 2 ? Status.DeviceError : Status.Ok);
        StartUp("a");
        var held = (IAlpha)Manager.Find(typeof(IAlpha))!;
        ReloadReport report = Manager.ReloadModule("a", File(module => module.Answers["start"] = _ => Status.Failed));
        Assert.That(report.Reason, Does.Contain("could not be brought back"));
        Assert.That(held.Do(() => Status.Ok), Is.EqualTo(Status.ModuleFault));
        Assert.That(Manager.Find(typeof(IAlpha)), Is.Null);
        Assert.That(State("a"), Is.EqualTo(ModuleState.Stopped));
        StartUp("a");
        Assert.That(held.Do(() => Status.Ok), Is.EqualTo(Status.Ok));
    }

    [Test]
    public void AModuleThatIsNeverQuietIsNotReplaced()
    {
        Make([("modules", "quiet-ms", "20")]);
        Add("a", [Offers<IAlpha>()]);
        StartUp("a");
        ReloadReport? report = null;
        Status inside = ((IAlpha)Manager.Find(typeof(IAlpha))!).Do(() =>
        {
            report = Manager.ReloadModule("a", File());
            return Status.Ok;
        });
        Assert.That(inside, Is.EqualTo(Status.Ok));
        Assert.That(report!.Status, Is.EqualTo(Status.TimedOut));
        Assert.That(report.Reason, Does.Contain("1 call through Alpha"));
        Assert.That(WhoIsAlpha(), Is.EqualTo("a"));
    }

    [Test]
    public void OneModuleIsReplacedByAFileAndGoesBackToTheImage()
    {
        Add("a", [Offers<IAlpha>()]);
        StartUp("a");
        _ = Manager.ReloadModule("a", File());
        Assert.That(Loader.Loaded, Is.EqualTo(new[] { "a 2.0.0" }));
        Assert.That(Manager.RevertModule("a").Status, Is.EqualTo(Status.Ok));
        Assert.That((WhoIsAlpha(), Information("a").Origin), Is.EqualTo(("a", ModuleOrigin.Image)));
        Assert.That(Loader.Loaded, Is.Empty);
    }

    [Test]
    public void AFileIsLoadedAnewEachTimeAndTheOldImageGoes()
    {
        Assert.That(Manager.LoadModule(File()).Status, Is.EqualTo(Status.Ok));
        StartUp("a");
        for (int i = 0; i < 3; i++)
        {
            Assert.That(Manager.ReloadModule("a").Status, Is.EqualTo(Status.Ok));
        }

        Assert.That((Loader.LoadCount, Loader.Loaded.Count), Is.EqualTo((4, 1)));
    }

    [Test]
    public void WhoHoldsTheOldImageIsNamed()
    {
        Assert.That(Manager.LoadModule(File()).Status, Is.EqualTo(Status.Ok));
        StartUp("a");
        Loader.Holders = ["thread 7"];
        ReloadReport report = Manager.ReloadModule("a");
        Assert.That(report.Status, Is.EqualTo(Status.Ok));
        Assert.That(report.Reason, Does.Contain("thread 7"));
    }

    [Test]
    public void HardwarePassesOver()
    {
        ResourceDeclaration[] first = [new(ResourceKind.Ports, "p", 0x100, 4), new(ResourceKind.Ports, "gone", 0x200, 4)];
        ResourceDeclaration[] second = [new(ResourceKind.Ports, "p", 0x100, 4), new(ResourceKind.Ports, "new", 0x300, 4)];
        IPortRange? before = null;
        IPortRange? after = null;
        Add("a", [Offers<IAlpha>()], resources: first, prepare: module => module.Answers["init"] = context => Take(context, out before));
        Add("b", resources: [new ResourceDeclaration(ResourceKind.Ports, "p", 0x200, 4)], flags: ModuleFlags.OnDemand);
        StartUp("a");
        Assert.That(Manager.StartModule("b"), Is.EqualTo(Status.Busy));
        ReloadReport report = Manager.ReloadModule(
            "a", Loader.Add(Describe("a", [Offers<IAlpha>()], resources: second, version: 2, prepare: module =>
                module.Answers["init"] = context => Take(context, out after))));
        Assert.That(report.Status, Is.EqualTo(Status.Ok), report.Reason);
        Assert.That(after, Is.SameAs(before));
        Assert.That(Manager.StartModule("b"), Is.EqualTo(Status.Ok));

        static Status Take(IModuleContext context, out IPortRange? ports)
        {
            ports = context.Resources.Ports("p").Value;
            return Status.Ok;
        }
    }

    [Test]
    public void HardwareThatIsTakenIsAReasonToGoBack()
    {
        Add("a", [Offers<IAlpha>()]);
        Add("b", resources: [new ResourceDeclaration(ResourceKind.Ports, "p", 0x200, 4)]);
        Manager.StartAll();
        ReloadReport report = Manager.ReloadModule("a", Loader.Add(Describe(
            "a", [Offers<IAlpha>()], resources: [new ResourceDeclaration(ResourceKind.Ports, "p", 0x200, 4)], version: 2)));
        Assert.That((report.Status, WhoIsAlpha()), Is.EqualTo((Status.Busy, "a")));
    }

    [Test]
    public void AVersionThatOthersCannotWorkWithIsRefusedBeforeAnythingRuns()
    {
        Add("a", [Offers<IAlpha>(), Offers<IBeta>()]);
        Add("b", requires: [Needs<IAlpha>("[1.0,2.0)"), Needs<IBeta>()]);
        Manager.StartAll();
        Calls.Clear();
        ReadOnlyMemory<byte> newer = Loader.Add(Describe("a", [Offers<IAlpha>(2), Offers<IBeta>()], version: 2));
        ReadOnlyMemory<byte> poorer = Loader.Add(Describe("a", [Offers<IAlpha>()], version: 3));
        Assert.That(Manager.ReloadModule("a", newer).Status, Is.EqualTo(Status.VersionMismatch));
        ReloadReport report = Manager.ReloadModule("a", poorer);
        Assert.That(report.Status, Is.EqualTo(Status.InUse));
        Assert.That(report.Reason, Is.EqualTo("b requires Beta, which a 3.0.0 does not provide"));
        Assert.That((Calls.Count, Loader.Loaded.Count), Is.EqualTo((0, 0)));
    }

    [Test]
    public void WhatTheNewVersionRequiresIsStartedBefore()
    {
        Add("a", [Offers<IAlpha>()]);
        Add("b", [Offers<IBeta>()], flags: ModuleFlags.OnDemand);
        StartUp("a");
        Assert.That(Manager.ReloadModule("a", Loader.Add(Describe("a", [Offers<IAlpha>()], [Needs<IBeta>()], version: 2))).Status, Is.EqualTo(Status.Ok));
        Assert.That(State("b"), Is.EqualTo(ModuleState.Running));
        ReloadReport report = Manager.ReloadModule("a", Loader.Add(Describe("a", [Offers<IAlpha>()], [Needs<IGamma>()], version: 3)));
        Assert.That(report.Status, Is.EqualTo(Status.MissingDependency));
        Assert.That(report.Reason, Is.EqualTo("requires Gamma: no module provides it"));
    }

    [Test]
    public void OnlyARunningModuleIsReplacedAndOnlyByOneOfItsName()
    {
        Add("a", [Offers<IAlpha>()]);
        Assert.That(Manager.ReloadModule("a").Status, Is.EqualTo(Status.InvalidState));
        Assert.That(Manager.ReloadModule("nobody").Status, Is.EqualTo(Status.NotFound));
        StartUp("a");
        Assert.That(Manager.ReloadModule("a", Loader.Add(Describe("other"))).Status, Is.EqualTo(Status.InvalidArgument));
        Assert.That(Manager.ReloadModule("a", new byte[] { 1, 2 }).Status, Is.EqualTo(Status.Corrupt));
        Assert.That(Manager.ReloadModule("a", "nowhere").Status, Is.EqualTo(Status.NotFound));
    }

    [Test]
    public void CommandsAreExchangedWithTheCode()
    {
        var one = new CommandDescriptor("one", "", "", static () => null!);
        var two = new CommandDescriptor("two", "", "", static () => null!);
        _ = Manager.LoadModule(Loader.Add(Describe("a"), Status.Ok, one));
        StartUp("a");
        _ = Manager.ReloadModule("a", Loader.Add(Describe("a", version: 2), Status.Ok, two));
        Assert.That(CommandCatalog.Snapshot(), Does.Contain(two).And.Not.Contain(one));
        _ = Manager.StopModule("a", DependentsPolicy.Refuse);
        _ = Manager.UnloadModule("a");
        Assert.That(CommandCatalog.Snapshot(), Does.Not.Contain(two));
    }

    private static IEnumerable<Func<IModuleContext, Status>> Failures() =>
        [_ => Status.DeviceError, _ => throw new InvalidOperationException("broken")];

    /// <summary>A file with the second version of a.</summary>
    private ReadOnlyMemory<byte> File(Action<TestModule>? prepare = null) =>
        Loader.Add(Describe("a", [Offers<IAlpha>()], version: 2, prepare: prepare));
}
