using System;
using System.Collections.Generic;
using Helix.Interfaces.HostLink;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Modules.HostLink;
using Helix.Tests.Unit.Modules;
using Helix.Tests.Unit.Packaging;
using NUnit.Framework;

namespace Helix.Tests.Unit.HostLink;

/// <summary>A module file comes in, whatever its namesake does at that moment.</summary>
[TestFixture]
internal sealed class ModulePushTests
{
    private static readonly string Name = SampleModule.Instance.Manifest.Metadata.Name;

    [Test]
    public void IntoThePlaceOfAStoppedModule()
    {
        var modules = new FakeModules { Outcome = new ModuleOutcome(Status.Ok, Name, "") };
        Assert.That(Push(modules, ModuleState.Stopped).Status, Is.EqualTo(Status.Ok));
        Assert.That(modules.Calls, Is.EqualTo(new[] { $"unload {Name}", "load file", $"start {Name}" }));
    }

    [Test]
    public void WhatStaysInMemoryOfTheOneBeforeIsNoObstacle()
    {
        var modules = new FakeModules { Outcome = new ModuleOutcome(Status.Ok, Name, ""), Unloading = new ModuleOutcome(Status.InUse, Name, "held") };
        Assert.That(Push(modules, ModuleState.Stopped).Status, Is.EqualTo(Status.Ok));
        Assert.That(modules.Calls, Does.Contain($"start {Name}"));
    }

    [Test]
    public void OneThatCannotBeUnloadedStays()
    {
        var modules = new FakeModules { Unloading = new ModuleOutcome(Status.InvalidState, Name, "not now") };
        LinkAnswer answer = Push(modules, ModuleState.Stopped);
        Assert.That((answer.Status, answer.Text), Is.EqualTo((Status.InvalidState, Status.InvalidState.Describe() + ": not now")));
        Assert.That(modules.Calls, Is.EqualTo(new[] { $"unload {Name}" }));
    }

    [Test]
    public void IntoThePlaceOfARunningModule()
    {
        var modules = new FakeModules();
        Assert.That(Push(modules, ModuleState.Running).Text, Does.StartWith($"{Name} 1.0.0 -> 2.0.0"));
        Assert.That(modules.Calls, Is.EqualTo(new[] { $"reload {Name} file" }));
    }

    [Test]
    public void TheOneThatServesTheRequestIsLeftAlone()
    {
        var modules = new FakeModules();
        Assert.That(new ModulePush(modules, Name).Push(SampleModule.Instance.File).Status, Is.EqualTo(Status.Busy));
        Assert.That(new ModulePush(modules, "self").Push(new byte[10]).Status, Is.EqualTo(Status.Corrupt));
        Assert.That(modules.Calls, Is.Empty);
    }

    private static LinkAnswer Push(FakeModules modules, ModuleState state)
    {
        modules.Others.Add(new ModuleInformation(SampleModule.Instance.Manifest.Metadata, state, Status.Ok, "", [], []));
        return new ModulePush(modules, "self").Push(SampleModule.Instance.File);
    }
}
