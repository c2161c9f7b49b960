using System;
using System.Linq;
using Helix.Interfaces.Hardware;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Tests.Unit.Fakes;
using NUnit.Framework;

namespace Helix.Tests.Unit.Core;

[TestFixture]
internal sealed class StopTests : RegistryFixture
{
    [Test]
    public void PhaseZeroRunsOnceAndPhaseOneAtEachStart()
    {
        Add("a");
        _ = Manager.StartModule("a");
        Assert.That(Manager.StopModule("a", DependentsPolicy.Refuse), Is.EqualTo(Status.Ok));
        Assert.That(State("a"), Is.EqualTo(ModuleState.Stopped));
        _ = Manager.StartModule("a");
        Assert.That(Calls, Is.EqualTo(new[] { "a init", "a once", "a start", "a stop", "a start" }));
    }

    [Test]
    public void AModuleThatIsRequiredIsNotStopped()
    {
        Add("a", [Offers<IAlpha>()]);
        Add("b", requires: [Needs<IAlpha>()]);
        Manager.StartAll();
        Assert.That(Manager.StopModule("a", DependentsPolicy.Refuse), Is.EqualTo(Status.InUse));
        Assert.That(Information("a").Detail, Is.EqualTo("required by b"));
        Assert.That(State("a"), Is.EqualTo(ModuleState.Running));
    }

    [Test]
    public void ACascadeStopsDependentsFirst()
    {
        Add("a", [Offers<IAlpha>()]);
        Add("b", [Offers<IBeta>()], [Needs<IAlpha>()]);
        Add("c", requires: [Needs<IBeta>(), Needs<IAlpha>()]);
        Manager.StartAll();
        Calls.Clear();
        Assert.That(Manager.StopModule("a", DependentsPolicy.Cascade), Is.EqualTo(Status.Ok));
        Assert.That(Calls, Is.EqualTo(new[] { "c stop", "b stop", "a stop" }));
    }

    [Test]
    public void ADependentWithAnotherProviderOrWithoutNeedIsNoObstacle()
    {
        Add("a", [Offers<IAlpha>(), Offers<IBeta>()]);
        Add("b", [Offers<IAlpha>()]);
        Add("c", requires: [Needs<IAlpha>(), Needs<IBeta>(need: DependencyNeed.Optional)]);
        Manager.StartAll();
        Assert.That(Manager.StopModule("a", DependentsPolicy.Refuse), Is.EqualTo(Status.Ok));
        Assert.That(WhoIsAlpha(), Is.EqualTo("b"));
        Assert.That(Manager.Find(typeof(IBeta)), Is.Null);
    }

    [Test]
    public void AnEssentialModuleIsNotStopped()
    {
        Add("a", flags: ModuleFlags.Essential);
        _ = Manager.StartModule("a");
        Assert.That(Manager.StopModule("a", DependentsPolicy.Cascade), Is.EqualTo(Status.AccessDenied));
    }

    [Test]
    public void IllegalMovesAreErrors()
    {
        Add("a");
        Assert.That(Manager.StopModule("a", DependentsPolicy.Refuse), Is.EqualTo(Status.InvalidState));
        Assert.That(Manager.UnloadModule("a").Status, Is.EqualTo(Status.InvalidState));
        _ = Manager.StartModule("a");
        Assert.That(Manager.UnloadModule("a").Status, Is.EqualTo(Status.InvalidState));
        _ = Manager.StopModule("a", DependentsPolicy.Refuse);
        Assert.That(Manager.UnloadModule("a").Status, Is.EqualTo(Status.Ok));
        Assert.That(Manager.StartModule("a"), Is.EqualTo(Status.InvalidState));
        Assert.That(Calls.Last(), Is.EqualTo("a cleanup"));
    }

    [Test]
    public void AModuleThatFailsToStopStillRuns()
    {
        Add("a", prepare: module => module.Answers["stop"] = _ => throw new InvalidOperationException("no"));
        _ = Manager.StartModule("a");
        Assert.That(Manager.StopModule("a", DependentsPolicy.Refuse), Is.EqualTo(Status.ModuleFault));
        Assert.That(State("a"), Is.EqualTo(ModuleState.Running));
    }

    [Test]
    public void UnloadingGivesTheHardwareBack()
    {
        ResourceDeclaration[] ports = [new(ResourceKind.Ports, "p", 0x100, 4)];
        Add("a", resources: ports);
        Add("b", resources: ports, flags: ModuleFlags.OnDemand);
        _ = Manager.StartModule("a");
        _ = Manager.StopModule("a", DependentsPolicy.Refuse);
        Assert.That(Manager.StartModule("b"), Is.EqualTo(Status.Busy));
        _ = Manager.UnloadModule("a");
        Assert.That(Manager.StartModule("b"), Is.EqualTo(Status.Ok));
    }
}
