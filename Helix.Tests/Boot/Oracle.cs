using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Helix.Tests.Boot.Protocol;
using Helix.Tests.Kernel;
using Helix.Tests.Kernel.Runner;
using NUnit.Framework;

namespace Helix.Tests.Boot;

/// <summary>What the cases print on the host's runtime: the values that the kernel's must equal.</summary>
public static class Oracle
{
    private static readonly Lazy<IReadOnlyDictionary<string, CaseResult>> Results = new(Run);

    /// <summary>What a case did on the host.</summary>
    public static CaseResult Of(string name) => Results.Value[name];

    /// <summary>Fails unless the kernel's result is a pass and, for a case that runs on both, equals the host's.</summary>
    public static void AssertAgrees(KernelCase known, CaseResult kernel)
    {
        string said = string.Join('\n', kernel.Printed.Select(CaseLine.Unescape));
        Assert.That(kernel.Outcome, Is.EqualTo(CaseOutcome.Passed), $"{kernel.Detail}\nprinted before:\n{said}");
        if (known.Kind == KernelCaseKind.Ordinary)
        {
            CaseResult host = Of(known.Name);
            Assert.That(host.Outcome, Is.EqualTo(CaseOutcome.Passed), "on the host: " + host.Detail);
            Assert.That(said, Is.EqualTo(string.Join('\n', host.Printed.Select(CaseLine.Unescape))));
        }
    }

    private static IReadOnlyDictionary<string, CaseResult> Run()
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var stream = new CaseStream();
        KernelCase[] ordinary = [.. KnownCases.All.Where(static known => known.Kind == KernelCaseKind.Ordinary)];
        KernelTestRunner.Run(stream.Feed, new RunnerOptions("", "", TimeSpan.FromMinutes(2), CaseGuard.Thread), ordinary);
        return stream.Close().ToDictionary(static result => result.Name);
    }
}
