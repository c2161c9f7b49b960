using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Helix.Sdk.Cli.Emulation;
using Helix.Tests.Boot.Protocol;
using Helix.Tests.Kernel;
using NUnit.Framework;

namespace Helix.Tests.Boot;

/// <summary>Every kernel case: run inside the booted kernel, and compared with what it prints on the host.</summary>
[TestFixture]
[Category("Kernel")]
public sealed class KernelCaseTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(20);

    private readonly KernelRun _run = new("", MachineDefaults.MemoryMiB, Limit);
    private IReadOnlyDictionary<string, CaseResult> _results = new Dictionary<string, CaseResult>();

    private static IEnumerable<TestCaseData> Cases =>
        KnownCases.All
            .Where(static known => known.Kind != KernelCaseKind.OnRequest)
            .Select(static known => new TestCaseData(known).SetName(known.Name));

    [OneTimeSetUp]
    public async Task BootOnce() => _results = await _run.ExecuteAsync();

    [TestCaseSource(nameof(Cases))]
    public void Agrees(KernelCase known)
    {
        ArgumentNullException.ThrowIfNull(known);
        if (!_results.TryGetValue(known.Name, out CaseResult? result))
        {
            Assert.Fail($"the case was not run: {_run.Obstacle ?? "the kernel did not list it"}");
        }

        Oracle.AssertAgrees(known, result!);
    }
}
