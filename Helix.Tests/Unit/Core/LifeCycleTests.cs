using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Helix.Interfaces.Modules;
using Helix.Tests.Unit.Cli;
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

    [Test]
    public void TheTableInTheDocumentIsTheOneOfTheKernel()
    {
        string[][] rows = [.. File.ReadLines(Path.Combine(SourceTree.Find().Root, "docs", "MODULES.md"))
            .SkipWhile(static line => !line.StartsWith("| state |"))
            .TakeWhile(static line => line.StartsWith('|'))
            .Select(static line => line.Trim('|').Split('|').Select(static cell => cell.Trim()).ToArray())];
        Assert.That(rows, Has.Length.EqualTo(2 + Enum.GetValues<ModuleState>().Length));
        foreach (string[] row in rows.Skip(2))
        {
            var state = Enum.Parse<ModuleState>(row[0]);
            for (int i = 1; i < row.Length; i++)
            {
                string next = Legal.TryGetValue((state, Enum.Parse<ModuleMove>(rows[0][i])), out ModuleState found) ? found.ToString() : "-";
                Assert.That(row[i], Is.EqualTo(next), $"{state}, {rows[0][i]}");
            }
        }
    }
}
