using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Helix.Sdk.Cli.Emulation;
using Helix.Tests.Boot.Emulation;
using Helix.Tests.Boot.Protocol;
using Helix.Tests.Kernel;
using NUnit.Framework;

namespace Helix.Tests.Boot;

/// <summary>
/// A kernel that was built with DEBUG_ASSERT, which checks itself while it runs: who holds the kernel lock, the order of locks, heaps, misuse.
/// </summary>
[TestFixture]
[Category("Assertions")]
public sealed class AssertionTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);
    private static readonly string[] Schedulers = ["built-in", "fair", "real-time", "round-robin"];
    private static readonly string[] Loads = ["cpu", "memory", "lock", "switch"];

    /// <summary>Each processor of the machine is a thread of the emulator.</summary>
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(4)]
    public async Task Every_case_passes(int cpus)
    {
        var run = new KernelRun("tests.timeout=300", MachineDefaults.MemoryMiB, Limit) { Kernel = BootImages.CheckedKernel, Cpus = cpus };
        IReadOnlyDictionary<string, CaseResult> results = await run.ExecuteAsync();
        Assert.That(run.Obstacle, Is.Null);
        KernelCase[] cases = [.. KnownCases.All.Where(static known => known.Kind != KernelCaseKind.OnRequest)];
        Assert.That(results.Keys, Is.EquivalentTo(cases.Select(static known => known.Name)));
        Assert.Multiple(() =>
        {
            foreach (KernelCase known in cases)
            {
                Oracle.AssertAgrees(known, results[known.Name]);
            }
        });
    }

    [Test]
    public async Task Loads_on_four_processors_under_every_scheduler_break_no_assertion()
    {
        const int Threads = 8;
        await using QemuMachine machine = await Machines.StartCheckedShellAsync(cpus: 4);
        await machine.PromptAsync();
        foreach (string scheduler in Schedulers)
        {
            Assert.That(await machine.ExecuteAsync("sched use " + scheduler), Has.Some.Contains("decides which thread runs"));
            foreach (string load in Loads)
            {
                Assert.That(await machine.ExecuteAsync($"stress {load} {Threads}"), Has.Some.Match($"^{Threads} threads took [1-9]"), $"{load} under {scheduler}");
            }
        }

        Assert.That(await machine.ExecuteAsync("log error"), Has.None.Contains("assertion"));
        Assert.That(await machine.ExecuteAsync("sched stats"), Has.Some.Match("^last fault +none$"));

        // That assertions are in this kernel shows in one that fails.
        Assert.That(await machine.ExecuteAsync("task-test bad-input"), Has.Some.EqualTo("bad-input: sound"));
        Assert.That(await machine.ExecuteAsync("log error"), Has.Some.Contains("assertion: a mutex taken twice"));
    }
}
