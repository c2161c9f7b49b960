using System;
using System.Collections.Generic;
using System.Diagnostics;

namespace Helix.Tests.Kernel.Runner;

/// <summary>Runs cases one after the other and reports them in the protocol of <see cref="CaseLine"/>.</summary>
public static class KernelTestRunner
{
    /// <summary>Runs the selected cases of the catalogue; blocks until the last one has ended.</summary>
    /// <param name="writeLine">Takes one finished line; called by one thread at a time.</param>
    /// <param name="options">Which cases, and how.</param>
    public static RunTotals Run(Action<string> writeLine, RunnerOptions options) => Run(writeLine, options, KernelCaseCatalog.Snapshot());

    /// <summary>Runs the selected ones of the given cases; blocks until the last one has ended.</summary>
    /// <param name="writeLine">Takes one finished line; called by one thread at a time.</param>
    /// <param name="options">Which cases, and how.</param>
    /// <param name="cases">What there is to choose from.</param>
    public static RunTotals Run(Action<string> writeLine, RunnerOptions options, IReadOnlyList<KernelCase> cases)
    {
        List<KernelCase> selected = Select(cases, options);
        writeLine($"{CaseLine.Header}{CaseLine.Version} {selected.Count}");
        int passed = 0, failed = 0;
        foreach (KernelCase next in selected)
        {
            writeLine(CaseLine.Begin + next.Name);
            long start = Stopwatch.GetTimestamp();
            string? failure = new CaseRun(next, writeLine).Execute(options);
            long microseconds = (long)Stopwatch.GetElapsedTime(start).TotalMicroseconds;
            if (failure is null)
            {
                passed++;
                writeLine($"{CaseLine.Pass}{next.Name} {microseconds}");
            }
            else
            {
                failed++;
                writeLine($"{CaseLine.Fail}{next.Name} {microseconds} {CaseLine.Escape(failure)}");
            }
        }

        writeLine($"{CaseLine.End}{passed} {failed}");
        return new RunTotals(passed, failed);
    }

    private static List<KernelCase> Select(IReadOnlyList<KernelCase> cases, RunnerOptions options)
    {
        var selected = new List<KernelCase>(cases.Count);
        bool reached = options.SkipTo.Length == 0;
        foreach (KernelCase candidate in cases)
        {
            reached = reached || candidate.Name == options.SkipTo;
            if (reached && options.Selects(candidate))
            {
                selected.Add(candidate);
            }
        }

        return selected;
    }
}
