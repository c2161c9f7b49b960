using System;

namespace Helix.Tests.Kernel.Runner;

/// <summary>Which cases are run, and how.</summary>
/// <param name="Filter">Parts of names, separated by commas, of which a case must contain one; empty for all that need not be named.</param>
/// <param name="SkipTo">The name of the first case to run; empty for the first of all.</param>
/// <param name="Timeout">How long one case may take.</param>
/// <param name="Guard">Whether each case gets a thread of its own that may be given up.</param>
public sealed record RunnerOptions(string Filter, string SkipTo, TimeSpan Timeout, CaseGuard Guard)
{
    /// <summary>Whether the filter lets a case through. Cases on request must be named.</summary>
    public bool Selects(KernelCase candidate)
    {
        if (Filter.Length == 0)
        {
            return candidate.Kind != KernelCaseKind.OnRequest;
        }

        foreach (string part in Filter.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (candidate.Name.Contains(part, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
