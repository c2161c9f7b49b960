using System.Collections.Generic;
using System.Globalization;
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
        var rows = BenchGoals.All.Select(goal => (byName.Remove(goal.Name, out var sample)
            ? new BenchRow(goal.Name, sample.Value, goal.Most, goal.Unit, goal.Note)
            : new BenchRow(goal.Name, null, goal.Most, goal.Unit, $"{goal.Note}; not measured: {reasons.GetValueOrDefault(goal.Name, "the kernel did not report it")}"))
            with { Linux = goal.Linux }).ToList();
        rows.AddRange(byName.Values.Select(sample => new BenchRow(sample.Name, sample.Value, null, sample.Unit, "no goal set")));
        return rows;
    }

    /// <summary>The rows as a table for people; a goal that is missed is marked.</summary>
    public static IEnumerable<string> ToLines(IReadOnlyList<BenchRow> rows)
    {
        yield return Line("", "measured", "goal", "Linux 6.1", "unit", "", "");
        foreach (var row in rows)
        {
            var mark = row.IsReached switch { true => "reached", false => "MISSED", null => "-" };
            yield return Line(row.Name, Number(row.Measured), Number(row.Goal), row.Linux ?? "-", row.Unit, mark, row.Note);
        }

        var missed = rows.Count(static row => row.IsReached == false);
        var unknown = rows.Count(static row => row.Goal is not null && row.Measured is null);
        yield return $"{rows.Count(static row => row.IsReached == true)} goals reached, {missed} missed, {unknown} not measured";
    }

    /// <summary>A number as the report and the documents show it.</summary>
    public static string Number(double? value) => value?.ToString("#,0.##", CultureInfo.InvariantCulture) ?? "-";

    private static string Line(string name, string measured, string goal, string linux, string unit, string mark, string note) =>
        $"{name,-22} {measured,12} {goal,12} {linux,10}  {unit,-12} {mark,-8} {note}".TrimEnd();

    /// <summary>The rows as a JSON array, one row on a line.</summary>
    public static string ToJson(IReadOnlyList<BenchRow> rows)
        => "[\n" + string.Join(",\n", rows.Select(row => "  " + JsonSerializer.Serialize(row, Compact))) + "\n]";
}
