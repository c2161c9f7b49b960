using System;
using System.Linq;
using Helix.Interfaces.Diagnostics;
using Helix.Interfaces.Hardware;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Tests.Unit.Fakes;
using NUnit.Framework;

namespace Helix.Tests.Unit.Core;

[TestFixture]
internal sealed class StartTests : RegistryFixture
{
    [Test]
    public void AModulePassesThroughItsEntryPoints()
    {
        Add("a");
        Assert.That(Manager.StartModule("a"), Is.EqualTo(Status.Ok));
        Assert.That(Calls, Is.EqualTo(new[] { "a init", "a once", "a start" }));
        Assert.That(State("a"), Is.EqualTo(ModuleState.Running));
    }

    [Test]
    public void StartingARunningModuleDoesNothing()
    {
        Add("a");
        _ = Manager.StartModule("a");
        Calls.Clear();
        Assert.That(Manager.StartModule("a"), Is.EqualTo(Status.Ok));
        Assert.That(Calls, Is.Empty);
    }

    [Test]
    public void WhatIsRequiredRunsFirst()
    {
        Add("a", requires: [Needs<IAlpha>()]);
        Add("b", [Offers<IAlpha>()], [Needs<IBeta>()]);
        Add("c", [Offers<IBeta>()]);
        Manager.StartAll();
        Assert.That(Calls.Where(call => call.EndsWith("start")), Is.EqualTo(new[] { "c start", "b start", "a start" }));
        Assert.That(Calls.IndexOf("c start"), Is.LessThan(Calls.IndexOf("b init")));
    }

    [Test]
    public void ModulesOnDemandWaitForADemand()
    {
        Add("a", flags: ModuleFlags.OnDemand);
        Add("b", [Offers<IAlpha>()], flags: ModuleFlags.OnDemand);
        Add("c", requires: [Needs<IAlpha>()]);
        Manager.StartAll();
        Assert.That(State("a"), Is.EqualTo(ModuleState.Created));
        Assert.That(State("b"), Is.EqualTo(ModuleState.Running));
    }

    [Test]
    public void StartModuleByInterfaceStartsItsProvider()
    {
        Add("b", [Offers<IAlpha>()]);
        Assert.That(Manager.StartModule(typeof(IAlpha)), Is.EqualTo(Status.Ok));
        Assert.That(WhoIsAlpha(), Is.EqualTo("b"));
        Assert.That(Manager.StartModule(typeof(IBeta)), Is.EqualTo(Status.NotFound));
        Assert.That(Manager.StartModule("nobody"), Is.EqualTo(Status.NotFound));
    }

    [Test]
    public void AMissingProviderIsNamedWithItsChain()
    {
        Add("a", requires: [Needs<IAlpha>()]);
        Add("b", [Offers<IAlpha>()], [Needs<IBeta>()]);
        Add("c", [Offers<IBeta>()], [Needs<IGamma>()]);
        Assert.That(Manager.StartModule("a"), Is.EqualTo(Status.MissingDependency));
        Assert.That(
            Information("a").Detail,
            Is.EqualTo("requires Alpha: b requires Beta: c requires Gamma: no module provides it"));
        Assert.That(Calls, Is.Empty);
    }

    [Test]
    public void ACircleIsNamed()
    {
        Add("a", [Offers<IAlpha>()], [Needs<IBeta>()]);
        Add("b", [Offers<IBeta>()], [Needs<IGamma>()]);
        Add("c", [Offers<IGamma>()], [Needs<IAlpha>()]);
        Assert.That(Manager.StartModule("a"), Is.EqualTo(Status.DependencyCycle));
        Assert.That(Information("a").Detail, Does.Contain("circle a -> Beta -> b -> Gamma -> c -> Alpha -> a"));
        Assert.That(Calls, Is.Empty);
    }

    [Test]
    public void AModuleThatProvidesWhatItRequiresNeedsAnotherProvider()
    {
        Add("a", [Offers<IAlpha>()], [Needs<IAlpha>()]);
        Assert.That(Manager.StartModule("a"), Is.EqualTo(Status.MissingDependency));
        Add("b", [Offers<IAlpha>()]);
        Assert.That(Manager.StartModule("a"), Is.EqualTo(Status.Ok));
    }

    [Test]
    public void AnOptionalCircleIsNoObstacle()
    {
        Add("a", [Offers<IAlpha>()], [Needs<IBeta>(need: DependencyNeed.Optional)]);
        Add("b", [Offers<IBeta>()], [Needs<IAlpha>()]);
        Manager.StartAll();
        Assert.That(State("a"), Is.EqualTo(ModuleState.Running));
        Assert.That(State("b"), Is.EqualTo(ModuleState.Running));
    }

    [Test]
    public void AnOptionalInterfaceStartsFirstIfItCan()
    {
        Add("a", requires: [Needs<IAlpha>(need: DependencyNeed.Optional), Needs<IGamma>(need: DependencyNeed.Optional)]);
        Add("b", [Offers<IAlpha>()]);
        Assert.That(Manager.StartModule("a"), Is.EqualTo(Status.Ok));
        Assert.That(Calls[0], Is.EqualTo("b init"));
    }

    [TestCase("[1.0,2.0)", Status.VersionMismatch)]
    [TestCase("2.0", Status.Ok)]
    public void AVersionOutOfRangeIsRefused(string range, Status expected)
    {
        Add("a", requires: [Needs<IAlpha>(range)]);
        Add("b", [Offers<IAlpha>(major: 2)]);
        Assert.That(Manager.StartModule("a"), Is.EqualTo(expected));
        if (expected.IsError())
        {
            Assert.That(Information("a").Detail, Is.EqualTo("requires Alpha: b provides 2.0.0, not [1.0,2.0)"));
        }
    }

    [Test]
    public void AnotherProviderServesWhenTheFirstCannot()
    {
        Add("a", [Offers<IAlpha>()], prepare: module => module.Answers["init"] = _ => Status.DeviceAbsent);
        Add("b", [Offers<IAlpha>()]);
        Add("c", requires: [Needs<IAlpha>()]);
        Assert.That(Manager.StartModule("c"), Is.EqualTo(Status.Ok));
        Assert.That(Information("a").LastStatus, Is.EqualTo(Status.DeviceAbsent));
    }

    [Test]
    public void AFailureIsTriedOnceInARound()
    {
        Add("a", [Offers<IAlpha>()], prepare: module => module.Answers["init"] = _ => Status.DeviceAbsent);
        Add("b", requires: [Needs<IBeta>(need: DependencyNeed.Optional)]);
        Add("c", [Offers<IBeta>()], [Needs<IAlpha>(need: DependencyNeed.Optional)]);
        _ = Manager.StartModule("b");
        Assert.That(Calls.Count(call => call == "a init"), Is.EqualTo(1));
    }

    [Test]
    public void AnAbsentDeviceIsNoErrorInTheLog()
    {
        Add("a", prepare: module => module.Answers["init"] = _ => Status.DeviceAbsent);
        Add("b", prepare: module => module.Answers["init"] = _ => Status.DeviceError);
        Manager.StartAll();
        LogEntry error = Log.Read(LogLevel.Error, 10).Single();
        Assert.That(error.Message, Does.StartWith("b 1.0.0 does not run, device error"));
        Assert.That(Log.Read(LogLevel.Information, 10)[0].Message, Does.StartWith("a 1.0.0 does not run, device absent"));
    }

    [Test]
    public void TheConfigurationChoosesAmongProviders([Values("a", "b")] string chosen)
    {
        Add("a", [Offers<IAlpha>()]);
        Add("b", [Offers<IAlpha>()]);
        Manager.StartAll();
        Assert.That(WhoIsAlpha(), Is.EqualTo("a"));
        _ = Configuration.Set("provider", "Alpha", chosen);
        Assert.That(WhoIsAlpha(), Is.EqualTo(chosen));
        Assert.That(Registry.FindAll(typeof(IAlpha)), Has.Length.EqualTo(2));
    }

    [TestCase("init", ModuleState.Created)]
    [TestCase("once", ModuleState.Initialized)]
    [TestCase("start", ModuleState.Initialized)]
    public void AnExceptionIsTheModulesFault(string call, ModuleState left)
    {
        Add("a", prepare: module => module.Answers[call] = _ => throw new InvalidOperationException("oops"));
        Assert.That(Manager.StartModule("a"), Is.EqualTo(Status.ModuleFault));
        Assert.That(State("a"), Is.EqualTo(left));
        Assert.That(Log.Read(LogLevel.Error, 1).Single().Message, Does.Contain("oops").And.Contain("a 1.0.0"));
        Assert.That(Information("a").Detail, Does.Contain("InvalidOperationException: oops"));
    }

    [Test]
    public void AFailedInitializationGivesItsHardwareBack()
    {
        ResourceDeclaration[] ports = [new(ResourceKind.Ports, "p", 0x100, 4)];
        Add("a", resources: ports, prepare: module => module.Answers["init"] = _ => Status.DeviceAbsent);
        Add("b", resources: ports);
        Assert.That(Manager.StartModule("a"), Is.EqualTo(Status.DeviceAbsent));
        Assert.That(Manager.StartModule("b"), Is.EqualTo(Status.Ok));
    }

    [Test]
    public void RefusedHardwareKeepsAModuleFromStarting()
    {
        ResourceDeclaration[] ports = [new(ResourceKind.Ports, "p", 0x100, 4)];
        Add("a", resources: ports);
        Add("b", resources: ports);
        Manager.StartAll();
        Assert.That(State("b"), Is.EqualTo(ModuleState.Created));
        Assert.That(Information("b").LastStatus, Is.EqualTo(Status.Busy));
    }

    [Test]
    public void AnEntryPointMayStartWhatItNeeds()
    {
        Add("a", prepare: module => module.Answers["start"] = _ => Manager.StartModule(typeof(IBeta)));
        Add("b", [Offers<IBeta>()]);
        Assert.That(Manager.StartModule("a"), Is.EqualTo(Status.Ok));
        Assert.That(State("b"), Is.EqualTo(ModuleState.Running));
    }

    [Test]
    public void ACircleThroughAnEntryPointIsFound()
    {
        Add("a", [Offers<IAlpha>()], prepare: module => module.Answers["start"] = _ => Manager.StartModule("b"));
        Add("b", requires: [Needs<IAlpha>()]);
        Assert.That(Manager.StartModule("a"), Is.EqualTo(Status.DependencyCycle));
    }

    [Test]
    public void TheContextGivesConfigurationAndInterfaces()
    {
        _ = Configuration.Set("a", "time_slice_ms", "25");
        _ = Configuration.Set("a", "bad", "x");
        int slice = 0;
        int bad = 0;
        int missing = 0;
        object? alpha = null;
        Add("b", [Offers<IAlpha>()]);
        Add("a", requires: [Needs<IAlpha>()], prepare: module => module.Answers["init"] = context =>
        {
            slice = context.GetConfig("time_slice_ms", 10);
            missing = context.GetConfig("missing", 10);
            bad = context.GetConfig("bad", 10);
            alpha = context.Get<IAlpha>();
            return Status.Ok;
        });
        Assert.That(Manager.StartModule("a"), Is.EqualTo(Status.Ok));
        Assert.That((slice, missing, bad), Is.EqualTo((25, 10, 10)));
        Assert.That(alpha, Is.Not.Null);
        Assert.That(Log.Read(LogLevel.Warning, 1).Single().Message, Does.Contain("a.bad"));
    }

    [Test]
    public void ANameOrNumberThatIsTakenIsRefused()
    {
        Add("a");
        var sameName = new ModuleMetadata(99, "a", new ModuleVersion(2, 0, 0), "", "", "", ModuleFlags.None);
        var sameId = new ModuleMetadata(Information("a").Metadata.Id, "z", new ModuleVersion(2, 0, 0), "", "", "", ModuleFlags.None);
        foreach (ModuleMetadata metadata in new[] { sameName, sameId })
        {
            var descriptor = new ModuleDescriptor(metadata, () => throw new InvalidOperationException(), [], [], []);
            Assert.That(Registry.Add(descriptor), Is.EqualTo(Status.AlreadyExists));
        }

        Assert.That(Log.Read(LogLevel.Error, 10), Has.Count.EqualTo(2));
    }

    [Test]
    public void AFaultOnAModulesThreadIsReported()
    {
        IModuleContext? context = null;
        string? faulted = null;
        Manager.Faulted = (metadata, exception) => faulted = metadata.Name + " " + exception.Message;
        Add("a", prepare: module => module.Answers["init"] = given =>
        {
            context = given;
            return Status.Ok;
        });
        _ = Manager.StartModule("a");
        context!.ReportFault(new InvalidOperationException("late"));
        Assert.That(faulted, Is.EqualTo("a late"));
        Assert.That(Information("a").LastStatus, Is.EqualTo(Status.ModuleFault));
    }
}
