using System.Collections.Generic;

namespace Helix.Sdk.Cli.Testing;

/// <summary>What a test run came to.</summary>
/// <param name="Totals">The counts.</param>
/// <param name="Failures">The cases that failed.</param>
public sealed record TestReport(TestTotals Totals, IReadOnlyList<TestFailure> Failures);
