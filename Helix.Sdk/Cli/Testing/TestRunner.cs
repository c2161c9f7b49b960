using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Helix.Sdk.Cli.Output;
using Helix.Sdk.Cli.Processes;

namespace Helix.Sdk.Cli.Testing;

/// <summary>Runs tiers of tests with <c>dotnet test</c>.</summary>
public sealed class TestRunner
{
    // A test that takes longer hangs: its host is ended, and that counts as a failure.
    private const string HangTimeout = "10m";
    private const int LastLines = 15;

    private readonly Workspace _workspace;
    private readonly IProcessRunner _processes;
    private readonly IReporter _reporter;

    /// <summary>Creates a runner.</summary>
    public TestRunner(Workspace workspace, IProcessRunner processes, IReporter reporter)
    {
        _workspace = workspace;
        _processes = processes;
        _reporter = reporter;
    }

    /// <summary>Runs a tier that has been built.</summary>
    /// <param name="tier">The tier.</param>
    /// <param name="filter">A further filter, or null.</param>
    /// <param name="cancellation">Ends the run.</param>
    public async Task<TestReport> RunAsync(TestTier tier, string? filter, CancellationToken cancellation)
    {
        if (!File.Exists(Path.Combine(_workspace.Root, tier.Project)))
        {
            return Broken(tier, $"{tier.Project} does not exist");
        }

        var results = Path.Combine(_workspace.TestResults, tier.Name + ".trx");
        Directory.CreateDirectory(_workspace.TestResults);
        File.Delete(results);
        var done = 0;
        var ended = await _reporter.StepAsync($"tests: {tier.Name}", report => _processes.RunAsync(
            CreateCommand(tier, filter),
            line =>
            {
                if (IsResult(line))
                {
                    report($"{Interlocked.Increment(ref done)} done");
                }
            },
            cancellation));
        return Read(tier, filter, results, ended);
    }

    /// <summary>The command that runs a tier.</summary>
    public ProcessCommand CreateCommand(TestTier tier, string? filter)
    {
        List<string> arguments =
        [
            "test", tier.Project, "--no-build", "--nologo", "-tl:off",
            "--logger", $"trx;LogFileName={tier.Name}.trx",
            "--logger", "console;verbosity=normal",
            "--results-directory", _workspace.TestResults,
            "--blame-hang-timeout", HangTimeout, "--blame-hang-dump-type", "none",
        ];
        var both = Combine(tier.Filter, filter);
        if (both is not null)
        {
            arguments.AddRange(["--filter", both]);
        }

        return new ProcessCommand("dotnet", arguments, _workspace.Root);
    }

    /// <summary>Joins a tier's filter and a person's; a plain word means "the full name contains it".</summary>
    public static string? Combine(string? tier, string? filter)
    {
        if (string.IsNullOrEmpty(filter))
        {
            return tier;
        }

        var own = filter.IndexOfAny(['=', '~', '!', '&', '|', '(']) < 0 ? $"FullyQualifiedName~{filter}" : filter;
        return tier is null ? own : $"({tier})&({own})";
    }

    private static bool IsResult(string line)
    {
        var text = line.TrimStart();
        return text.StartsWith("Passed ", StringComparison.Ordinal) || text.StartsWith("Failed ", StringComparison.Ordinal);
    }

    private static TestReport Read(TestTier tier, string? filter, string results, ProcessResult ended)
    {
        if (!File.Exists(results))
        {
            // Without results, success means that the filter leaves nothing of this tier.
            return ended.Succeeded && filter is not null
                ? new TestReport(default, [])
                : Broken(tier, string.Join('\n', ended.Lines.TakeLast(LastLines).Append($"dotnet test: status {ended.ExitCode}, no results")));
        }

        var report = TrxReader.Read(results);
        if (!ended.Succeeded && report.Totals.Failed == 0)
        {
            return Merge(report, Broken(tier, string.Join('\n', ended.Lines.TakeLast(LastLines).Append($"dotnet test: status {ended.ExitCode}"))));
        }

        var isEmpty = report.Totals is { Passed: 0, Failed: 0, Skipped: 0 };
        return isEmpty && filter is null ? Broken(tier, "no test was found") : report;
    }

    private static TestReport Merge(TestReport left, TestReport right)
        => new(left.Totals + right.Totals, [.. left.Failures, .. right.Failures]);

    private static TestReport Broken(TestTier tier, string reason)
        => new(new TestTotals(0, 1, 0), [new TestFailure($"tier {tier.Name}", reason)]);
}
