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

/// <summary>Machines with more than one processor; each has a thread of its own in the emulator.</summary>
[TestFixture]
public sealed class ProcessorTests
{
    private const int PanicStatus = 0x20;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    /// <summary>Cases of threads and of everything that threads have in common, on two processors.</summary>
    [Test]
    public Task Threads_and_the_runtime_on_two_processors() =>
        AssertAgreeAsync("", 2, "ProcessorCases", "ThreadCases", "MonitorCases", "TaskCases", "SynchronisationCases", "AsyncCases", "HandleCases", "FinalizerCases");

    /// <summary>The same on four, with a collection at every fiftieth allocation.</summary>
    [Test]
    public Task Storms_on_four_processors_with_collections_all_the_time() =>
        AssertAgreeAsync("gc_stress=50", 4, "ProcessorCases", "MonitorCases");

    /// <summary>On a processor with AVX, YMM registers are kept as XMM registers are elsewhere.</summary>
    [Test]
    public async Task Vector_registers_are_kept_on_a_processor_with_AVX()
    {
        CaseResult result = (await RunAsync("", 2, ["-cpu", "max"], "VectorStateCases")).Values.Single();
        Assert.That(result.Outcome, Is.EqualTo(CaseOutcome.Passed), result.Detail);
        Assert.That(result.Printed, Is.EqualTo(new[] { "YMM" }));
    }

    [Test]
    public async Task Independent_work_on_two_processors_takes_little_more_than_half_the_time()
    {
        CaseResult result = (await RunAsync("", 2, [], "ProcessorSpeedCases")).Values.Single();
        TestContext.Out.WriteLine(string.Join('\n', result.Printed));
        if (result.Outcome != CaseOutcome.Passed && !HostHasTwoProcessorsToItself())
        {
            Assert.Inconclusive($"the host's processors are busy, so that two threads of its own are not faster either; {result.Detail}");
        }

        Assert.That(result.Outcome, Is.EqualTo(CaseOutcome.Passed), result.Detail);
    }

    /// <summary>Whether the same measurement succeeds on the host, without an emulator.</summary>
    private static bool HostHasTwoProcessorsToItself()
    {
        var output = new CaseOutput(static _ => { });
        KnownCases.All.Single(static known => known.Name.StartsWith("ProcessorSpeedCases.", StringComparison.Ordinal)).Body(output);
        return output.FirstFailure is null;
    }

    /// <summary>Fewer processors than the machine has; those that are left alone do not disturb.</summary>
    [Test]
    public async Task Processors_are_listed_and_a_panic_stops_them_all()
    {
        await using QemuMachine machine = await Machines.StartKernelAsync("cpus=3", MachineDefaults.MemoryMiB, "-smp", "4");
        await machine.PromptAsync();
        string[] listed = [.. await machine.ExecuteAsync("cpus")];
        Assert.That(listed.Count(static line => line.Length > 0 && char.IsAsciiDigit(line[0])), Is.EqualTo(3));
        await machine.TypeAsync("panic with others");
        GuestExit exit = await machine.EndAsync();
        Assert.That(machine.Text, Does.Contain("with others").And.Contain("The system has stopped"));
        Assert.That(exit, Is.EqualTo(new GuestExit(GuestExitKind.Status, PanicStatus)));
    }

    private static async Task AssertAgreeAsync(string options, int cpus, params string[] areas)
    {
        IReadOnlyDictionary<string, CaseResult> results = await RunAsync(options, cpus, [], areas);
        Assert.Multiple(() =>
        {
            foreach (KernelCase known in KnownCases.All.Where(known => results.ContainsKey(known.Name)))
            {
                Oracle.AssertAgrees(known, results[known.Name]);
            }
        });
    }

    private static async Task<IReadOnlyDictionary<string, CaseResult>> RunAsync(string options, int cpus, string[] extra, params string[] areas)
    {
        var run = new KernelRun($"tests.timeout=300 tests.filter={string.Join(',', areas)} {options}".TrimEnd(), MachineDefaults.MemoryMiB, Limit) { Cpus = cpus, Extra = extra };
        IReadOnlyDictionary<string, CaseResult> results = await run.ExecuteAsync();
        Assert.That(run.Obstacle, Is.Null);
        IEnumerable<string> chosen = KnownCases.All.Select(static known => known.Name).Where(name => areas.Any(name.Contains));
        Assert.That(results.Keys, Is.EquivalentTo(chosen));
        return results;
    }
}
