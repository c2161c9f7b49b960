using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Helix.Sdk.Cli.Emulation;
using Helix.Tests.Boot.Protocol;
using Helix.Tests.Kernel;
using NUnit.Framework;

namespace Helix.Tests.Boot;

/// <summary>Kernel cases under conditions that find what a plain run does not.</summary>
[TestFixture]
public sealed class KernelStressTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(20);

    /// <summary>Cases of every area that allocate at every turn, with a collection at every hundredth allocation.</summary>
    [Test]
    public async Task Collecting_all_the_time_changes_nothing()
    {
        string[] areas =
        [
            "CatchCases", "FilterCases", "NestedCases", "RethrowCases", "DelegateCases", "IteratorCases", "GenericCases",
            "HandleCases.", "ListCases", "LinqCases", "StringBuilderCases", "JsonCases", "BigIntegerCases.Bytes", "AsyncCases.Await", "TaskCases.Continuations",
        ];
        await AssertAllAgreeAsync("gc_stress=100 tests.timeout=600 tests.filter=" + string.Join(',', areas), MachineDefaults.MemoryMiB, areas);
    }

    /// <summary>Eight gibibytes pass through the heap of a machine with 128 MiB.</summary>
    [Test]
    public async Task Eight_gibibytes_in_a_machine_of_128_mebibytes()
    {
        const string Name = "AllocationCases.EightGibibytesInTotal";
        await AssertAllAgreeAsync($"tests.timeout=1000 tests.filter={Name}", memoryMiB: 128, Name);
    }

    private static async Task AssertAllAgreeAsync(string options, int memoryMiB, params string[] parts)
    {
        var run = new KernelRun(options, memoryMiB, Limit);
        IReadOnlyDictionary<string, CaseResult> results = await run.ExecuteAsync();
        Assert.That(run.Obstacle, Is.Null);
        KernelCase[] chosen = [.. KnownCases.All.Where(known => parts.Any(known.Name.Contains))];
        Assert.That(results.Keys, Is.EquivalentTo(chosen.Select(static known => known.Name)));
        Assert.Multiple(() =>
        {
            foreach (KernelCase known in chosen)
            {
                Oracle.AssertAgrees(known, results[known.Name]);
            }
        });
    }
}
