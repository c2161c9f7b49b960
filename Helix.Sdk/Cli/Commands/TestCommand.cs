using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Helix.Sdk.Cli.Building;
using Helix.Sdk.Cli.Prerequisites;
using Helix.Sdk.Cli.Testing;

namespace Helix.Sdk.Cli.Commands;

/// <summary><c>helix test</c>: every test there is, on the host and in the booted kernel.</summary>
public sealed class TestCommand(CommandContext context)
{
    private readonly Option<string[]> _tiers = new("--tier")
    {
        Description = "Runs only these tiers (may be given several times).",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string?> _filter = new("--filter") { Description = "Runs only tests whose full name contains this, or that a VSTest filter selects.", HelpName = "filter" };
    private readonly Option<bool> _noBuild = new("--no-build") { Description = "Tests what was built before." };

    /// <summary>Creates the command.</summary>
    public Command Create()
    {
        _tiers.AcceptOnlyFromAmong([.. TestTier.All.Select(tier => tier.Name)]);
        var command = new Command("test", "Runs the tests; the last line is «N passed, N failed».") { _tiers, _filter, _noBuild };
        command.SetAction((result, cancellation) => ExecuteAsync(
            Select(result.GetValue(_tiers) ?? []), result.GetValue(_filter), result.GetValue(_noBuild), cancellation));
        return command;
    }

    private static TestTier[] Select(string[] names)
        => TestTier.All.Where(tier => names.Length == 0 || names.Contains(tier.Name)).ToArray();

    private async Task<int> ExecuteAsync(TestTier[] tiers, string? filter, bool skipsBuild, CancellationToken cancellation)
    {
        await context.InstallAsync(PrerequisiteCatalog.Test, cancellation);
        if (!skipsBuild)
        {
            await context.Builder.BuildAsync(BuildScope.Everything, cancellation);
        }

        var runner = new TestRunner(context.Workspace, context.Processes, context.Reporter);
        var totals = default(TestTotals);
        foreach (var tier in tiers)
        {
            if (!skipsBuild)
            {
                await context.Builder.BuildAsync(tier.Needs, cancellation);
            }

            var report = await runner.RunAsync(tier, filter, cancellation);
            totals += report.Totals;
            Show(tier, report);
        }

        context.Reporter.Plain(totals.Summary);
        return totals is { Failed: 0, Passed: > 0 } ? ExitCodes.Success : ExitCodes.Failure;
    }

    private void Show(TestTier tier, TestReport report)
    {
        foreach (var failure in report.Failures)
        {
            context.Reporter.Plain($"FAILED {failure.Name}");
            foreach (var line in failure.Message.Split('\n'))
            {
                context.Reporter.Plain($"    {line.TrimEnd()}");
            }
        }

        var skipped = report.Totals.Skipped == 0 ? string.Empty : $", {report.Totals.Skipped} skipped";
        context.Reporter.Info($"  {tier.Name}: {report.Totals.Summary}{skipped}");
    }
}
