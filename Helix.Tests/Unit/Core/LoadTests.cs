using System;
using System.Collections.Generic;
using System.Linq;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Kernel.Core.Registry;
using Helix.Tests.Unit.Fakes;
using NUnit.Framework;

namespace Helix.Tests.Unit.Core;

/// <summary>Loading and unloading modules.</summary>
[TestFixture]
internal sealed class LoadTests : RegistryFixture
{
    [Test]
    public void ALoadedModuleIsThereStartsOnRequestAndIsForgottenAtItsEnd()
    {
        ModuleOutcome outcome = Manager.LoadModule(Loader.Add(Describe("a", [Offers<IAlpha>()])));
        Assert.That((outcome.Status, outcome.Name), Is.EqualTo((Status.Ok, "a")));
        Assert.That((State("a"), Information("a").Origin), Is.EqualTo((ModuleState.Created, ModuleOrigin.File)));
        StartUp("a");
        var held = (IAlpha)Manager.Find(typeof(IAlpha))!;
        Assert.That(held.Who(), Is.EqualTo("a"));
        Assert.That(Manager.UnloadModule("a").Status, Is.EqualTo(Status.InvalidState));
        Assert.That(Manager.StopModule("a", DependentsPolicy.Refuse), Is.EqualTo(Status.Ok));
        Assert.That(Manager.UnloadModule("a").Status, Is.EqualTo(Status.Ok));
        Assert.That(Calls.Last(), Is.EqualTo("a cleanup"));
        Assert.That(Manager.List().Select(module => module.Metadata.Name), Does.Not.Contain("a"));
        Assert.That(Loader.Loaded, Is.Empty);
        Assert.That(held.Do(() => Status.Ok), Is.EqualTo(Status.NotFound));
    }

    [Test]
    public void ASlotThatIsHeldServesAgainWhenTheModuleComesBack()
    {
        ReadOnlyMemory<byte> file = Loader.Add(Describe("a", [Offers<IAlpha>()]));
        _ = Manager.LoadModule(file);
        StartUp("a");
        var held = (IAlpha)Manager.Find(typeof(IAlpha))!;
        _ = Manager.StopModule("a", DependentsPolicy.Refuse);
        _ = Manager.UnloadModule("a");
        _ = Manager.LoadModule(file);
        StartUp("a");
        Assert.That(held.Who(), Is.EqualTo("a"));
    }

    [Test]
    public void OneThatNeverRanIsUnloadedAtOnce()
    {
        var heard = new Unloads();
        Manager.ListenWith(heard);
        _ = Manager.LoadModule(Loader.Add(Describe("a", prepare: module => module.Answers["start"] = _ => Status.DeviceError)));
        Assert.That(Manager.UnloadModule("a").Status, Is.EqualTo(Status.Ok));
        _ = Manager.LoadModule(Loader.Add(Describe("b", prepare: module => module.Answers["start"] = _ => Status.DeviceError)));
        _ = Manager.StartModule("b");
        Assert.That(State("b"), Is.EqualTo(ModuleState.Initialized));
        Assert.That(Manager.UnloadModule("b").Status, Is.EqualTo(Status.Ok));
        Assert.That(Calls.Last(), Is.EqualTo("b cleanup"));
        Assert.That(heard.Gone, Is.EqualTo(new[] { "a", "b" }));
        Assert.That(Loader.Loaded, Is.Empty);
    }

    [Test]
    public void WhoHoldsTheImageIsNamed()
    {
        _ = Manager.LoadModule(Loader.Add(Describe("a")));
        Loader.Holders = ["thread 3", "a handle"];
        ModuleOutcome outcome = Manager.UnloadModule("a");
        Assert.That((outcome.Status, outcome.Reason), Is.EqualTo((Status.InUse, "its memory stays taken: thread 3, a handle")));
        Assert.That(Manager.UnloadModule("a").Status, Is.EqualTo(Status.NotFound));
    }

    [Test]
    public void WhatCannotBeStartedIsRefusedBeforeAnyCodeIsLoaded()
    {
        Add("b", [Offers<IBeta>()], [Needs<IAlpha>()]);
        Add("old", [Offers<IGamma>(2)]);
        StartUp("old");
        Calls.Clear();
        Refused(Describe("old", version: 3), Status.AlreadyExists, "its name or number is that of old 1.0.0");
        _ = Manager.StopModule("old", DependentsPolicy.Refuse);
        Refused(Describe("old", version: 3), Status.AlreadyExists, "its name or number is that of old 1.0.0");
        Calls.Clear();
        Refused(Describe("a", [Offers<IAlpha>()], [Needs<IAlpha>()]), Status.DependencyCycle, "requires Alpha: circle a -> Alpha -> a");
        Refused(
            Describe("a", [Offers<IAlpha>()], [Needs<IBeta>()]), Status.DependencyCycle, "requires Beta: circle a -> Beta -> b -> Alpha -> a");
        Refused(Describe("c", requires: [Needs<IAlpha>()]), Status.MissingDependency, "requires Alpha: no module provides it");
        Refused(
            Describe("c", requires: [Needs<IGamma>("[1.0,2.0)")]),
            Status.VersionMismatch,
            "requires Gamma: old provides 2.0.0, not [1.0,2.0)");
        Assert.That(Manager.LoadModule(new byte[] { 99 }).Status, Is.EqualTo(Status.Corrupt));
        Assert.That(Manager.LoadModule("nowhere").Status, Is.EqualTo(Status.NotFound));
        Assert.That((Loader.LoadCount, Calls.Count), Is.EqualTo((0, 0)));
    }

    [Test]
    public void AnInitialiserThatThrowsLeavesNothing()
    {
        ModuleOutcome outcome = Manager.LoadModule(Loader.Add(Describe("a"), Status.ModuleFault));
        Assert.That((outcome.Status, outcome.Name), Is.EqualTo((Status.ModuleFault, "a")));
        Assert.That(Manager.List(), Has.Count.EqualTo(1));
    }

    [Test]
    public void AnOptionalNeedIsNoReasonToRefuse() => Assert.That(
        Manager.LoadModule(Loader.Add(Describe("a", requires: [Needs<IAlpha>(need: DependencyNeed.Optional)]))).Status, Is.EqualTo(Status.Ok));

    [Test]
    public void AFileTakesThePlaceOfAnUnloadedModuleOfTheImageWhichComesBackAfterwards()
    {
        Add("a");
        StartUp("a");
        _ = Manager.StopModule("a", DependentsPolicy.Refuse);
        _ = Manager.UnloadModule("a");
        Assert.That(Manager.LoadModule(Loader.Add(Describe("a", version: 2))).Status, Is.EqualTo(Status.Ok));
        Assert.That(Information("a").Metadata.Version.Major, Is.EqualTo(2));
        Assert.That(Manager.UnloadModule("a").Status, Is.EqualTo(Status.Ok));
        Assert.That((Information("a").Metadata.Version.Major, State("a")), Is.EqualTo((1, ModuleState.Created)));
        StartUp("a");
    }

    [Test]
    public void AFileTakesThePlaceOfAModuleOfTheImageThatNeverRan()
    {
        Add("a", flags: ModuleFlags.OnDemand);
        Add("b", prepare: static module => module.Answers["start"] = static _ => Status.DeviceError);
        _ = Manager.StartModule("b");
        Assert.That(State("b"), Is.EqualTo(ModuleState.Initialized));
        foreach (string name in new[] { "a", "b" })
        {
            Assert.That(Manager.LoadModule(Loader.Add(Describe(name, version: 2))).Status, Is.EqualTo(Status.Ok), name);
            StartUp(name);
            Assert.That((Information(name).Metadata.Version.Major, Information(name).Origin), Is.EqualTo((2, ModuleOrigin.File)));
            _ = Manager.StopModule(name, DependentsPolicy.Refuse);
            Assert.That(Manager.UnloadModule(name).Status, Is.EqualTo(Status.Ok));
            Assert.That((Information(name).Metadata.Version.Major, State(name)), Is.EqualTo((1, ModuleState.Created)));
        }

        Assert.That(Calls, Has.Some.EqualTo("b cleanup"), "the one that did not come to a start");
    }

    [Test]
    public void ARefusedEndChangesNothing()
    {
        Add("a");
        ModuleOutcome outcome = Manager.UnloadModule("a");
        Assert.That((outcome.Status, outcome.Reason), Is.EqualTo((Status.InvalidState, "cannot be unloaded in the state Created")));
        Assert.That(Information("a"), Has.Property(nameof(ModuleInformation.LastStatus)).EqualTo(Status.Ok));
        Assert.That(Manager.StopModule("a", DependentsPolicy.Refuse), Is.EqualTo(Status.InvalidState));
        Assert.That(Information("a").Detail, Is.Empty);
    }

    private void Refused(ModuleDescriptor module, Status status, string reason)
    {
        ModuleOutcome outcome = Manager.LoadModule(Loader.Add(module));
        Assert.That((outcome.Status, outcome.Name, outcome.Reason), Is.EqualTo((status, module.Metadata.Name, reason)));
    }

    /// <summary>Hears which modules are unloaded.</summary>
    private sealed class Unloads : IModuleListener
    {
        public List<string> Gone { get; } = [];

        public void Started(IServingModule module)
        {
        }

        public void Replaced(IServingModule module)
        {
        }

        public void Stopping(IServingModule module)
        {
        }

        public void Unloaded(string name) => Gone.Add(name);
    }
}
