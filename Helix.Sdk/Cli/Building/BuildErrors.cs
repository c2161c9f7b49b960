using System;
using System.Collections.Generic;
using System.Linq;
using Helix.Sdk.Cli.Output;
using Helix.Sdk.Cli.Processes;

namespace Helix.Sdk.Cli.Building;

/// <summary>What MSBuild says when it fails.</summary>
internal static class BuildErrors
{
    private const int MostShown = 30;

    /// <summary>Shows each error once, or the last lines if there is none.</summary>
    /// <returns>How many errors there are in all, and where they stand, for a message.</returns>
    public static string Show(IReporter reporter, ProcessResult result)
    {
        string[] errors = [.. result.Lines.Where(static line => line.Contains("error ", StringComparison.Ordinal)).Select(static line => line.Trim()).Distinct()];
        IEnumerable<string> shown = errors.Length > 0 ? errors.Take(MostShown) : result.Lines.TakeLast(MostShown);
        foreach (string line in shown)
        {
            reporter.Plain(line);
        }

        return errors.Length > MostShown ? $"of its {errors.Length} errors the first {MostShown} are above" : "its errors are above";
    }
}
