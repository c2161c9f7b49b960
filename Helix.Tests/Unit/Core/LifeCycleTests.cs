using System;
using System.Collections.Generic;
using Helix.Interfaces.Modules;
using NUnit.Framework;
using static Helix.Interfaces.Modules.ModuleMove;
using static Helix.Interfaces.Modules.ModuleState;
using LifeCycle = Helix.Kernel.Core.Registry.LifeCycle;

namespace Helix.Tests.Unit.Core;

[TestFixture]
internal sealed class LifeCycleTests
{
    private static readonly Dictionary<(ModuleState, ModuleMove), ModuleState> Legal = new()
    {
        [(Created, Initialize)] = Initialized,
        [(Initialized, Start)] = Running,
        [(Running, Stop)] = Stopped,
        [(Running, SaveState)] = StateSaved,
        [(Stopped, Start)] = Running,
        [(Stopped, RestoreState)] = Running,
        [(Stopped, Cleanup)] = Unloaded,
        [(StateSaved, RestoreState)] = Running,
        [(StateSaved, Stop)] = Stopped,
    };

    [Test]
    public void ExactlyTheMovesOfTheDiagramAreLegal([Values] ModuleState state, [Values] ModuleMove move)
    {
        bool legal = LifeCycle.TryMove(state, move, out ModuleState next);
        Assert.That(legal, Is.EqualTo(Legal.ContainsKey((state, move))));
        Assert.That(next, Is.EqualTo(Legal.GetValueOrDefault((state, move), state)));
    }

    [Test]
    public void NothingLeavesUnloaded()
    {
        foreach (ModuleMove move in Enum.GetValues<ModuleMove>())
        {
            Assert.That(LifeCycle.TryMove(Unloaded, move, out _), Is.False);
        }
    }
}
