using System.Collections.Generic;

namespace Helix.Tests.Boot.Protocol;

/// <summary>What became of one case on one side.</summary>
/// <param name="Name">The case.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Printed">What it printed, escaped as it was sent.</param>
/// <param name="Detail">Why it failed, and for a crash what the system said; else empty.</param>
public sealed record CaseResult(string Name, CaseOutcome Outcome, IReadOnlyList<string> Printed, string Detail);
