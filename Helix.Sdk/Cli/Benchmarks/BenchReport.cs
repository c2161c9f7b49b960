using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace Helix.Sdk.Cli.Benchmarks;

/// <summary>Puts samples beside their goals.</summary>
public static class BenchReport
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A row for each goal, in order, then one for each sample without a goal.</summary>
    /// <param name="samples">What was measured.</param>
    /// <param name="reasons">For a goal's name, why it could not be measured.</param>
    public static IReadOnlyList<BenchRow> Create(IEnumerable<BenchSample> samples, IReadOnlyDictionary<string, string> reasons)
    {
        var byName = samples.GroupBy(sample => sample.Name).ToDictionary(group => group.Key, group => group.Last());
        var rows = BenchGoals.All.Select(goal => byName.Remove(goal.Name, out var sample)
            ? new BenchRow(goal.Name, sample.Value, goal.Most, goal.Unit, goal.Note)
            : new BenchRow(goal.Name, null, goal.Most, goal.Unit, $"{goal.Note}; not measured: {reasons.GetValueOrDefault(goal.Name, "the kernel did not report it")}"))
            .ToList();
        rows.AddRange(byName.Values.Select(sample => new BenchRow(sample.Name, sample.Value, null, sample.Unit, "no goal set")));
        return rows;
    }

    /// <summary>The rows as a JSON array, one row on a line.</summary>
    public static string ToJson(IReadOnlyList<BenchRow> rows)
        => "[\n" + string.Join(",\n", rows.Select(row => "  " + JsonSerializer.Serialize(row, Compact))) + "\n]";
}
