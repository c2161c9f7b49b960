using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Threading;
using System.Threading.Tasks;
using Helix.Sdk.Cli.Benchmarks;
using Helix.Sdk.Cli.Building;
using Helix.Sdk.Cli.Prerequisites;

namespace Helix.Sdk.Cli.Commands;

/// <summary><c>helix bench</c>: measures Helix and puts the figures beside their goals.</summary>
public sealed class BenchCommand(CommandContext context)
{
    private readonly Option<bool> _json = new("--json") { Description = "Prints the rows as JSON and nothing else on the output stream." };
    private readonly Option<bool> _kernelOnly = new("--kernel-only") { Description = "Leaves out the two builds, which take their time." };

    /// <summary>Creates the command.</summary>
    public Command Create()
    {
        var command = new Command("bench", "Measures Helix: instructions of the booted kernel, sizes, build times.") { _json, _kernelOnly };
        command.SetAction((result, cancellation) => ExecuteAsync(result.GetValue(_json), result.GetValue(_kernelOnly), cancellation));
        return command;
    }

    private async Task<int> ExecuteAsync(bool asJson, bool kernelOnly, CancellationToken cancellation)
    {
        var quiet = asJson ? context.WithMessagesOnErrorStream() : context;
        await quiet.InstallAsync([.. PrerequisiteCatalog.Build, .. PrerequisiteCatalog.Emulator], cancellation);
        await quiet.Builder.BuildAsync(BuildScope.Everything, cancellation);

        var runner = new BenchmarkRunner(context.Workspace, context.Processes);
        List<BenchSample> samples = [];
        Dictionary<string, string> reasons = [];
        await MeasureAsync(quiet, "bench: kernel", [], () => runner.MeasureKernelAsync(cancellation), samples, reasons);
        await MeasureAsync(quiet, "bench: small memory", [BenchGoals.BootMemory], async () => [await runner.MeasureSmallBootAsync(cancellation)], samples, reasons);
        await MeasureAsync(quiet, "bench: ISO", [BenchGoals.IsoSize], () => Task.FromResult<IReadOnlyList<BenchSample>>([runner.MeasureIso()]), samples, reasons);
        if (kernelOnly)
        {
            reasons[BenchGoals.BuildUnchanged] = reasons[BenchGoals.BuildOneModule] = "left out";
        }
        else
        {
            string[] names = [BenchGoals.BuildUnchanged, BenchGoals.BuildOneModule];
            await MeasureAsync(quiet, "bench: builds", names, () => runner.MeasureBuildsAsync(cancellation), samples, reasons);
        }

        var rows = BenchReport.Create(samples, reasons);
        Show(rows, asJson);
        return ExitCodes.Success;
    }

    // A figure that cannot be measured leaves the others standing.
    private static async Task MeasureAsync(
        CommandContext quiet,
        string title,
        IReadOnlyList<string> names,
        Func<Task<IReadOnlyList<BenchSample>>> measure,
        List<BenchSample> samples,
        Dictionary<string, string> reasons)
    {
        try
        {
            samples.AddRange(await quiet.Reporter.StepAsync(title, _ => measure()));
        }
        catch (HelixException failure)
        {
            quiet.Reporter.Warning($"{title}: {failure.Message}");
            foreach (var name in names)
            {
                reasons[name] = failure.Message;
            }
        }
    }

    private void Show(IReadOnlyList<BenchRow> rows, bool asJson)
    {
        if (asJson)
        {
            context.Reporter.Plain(BenchReport.ToJson(rows));
            return;
        }

        foreach (var line in BenchReport.ToLines(rows))
        {
            context.Reporter.Plain(line);
        }
    }
}
