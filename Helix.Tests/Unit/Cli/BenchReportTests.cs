using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Helix.Sdk.Cli.Benchmarks;
using Helix.Sdk.Cli.Documentation;
using NUnit.Framework;

namespace Helix.Tests.Unit.Cli;

[TestFixture]
public sealed class BenchReportTests
{
    [TestCase("@bench virtual-call 5.25 instructions", "virtual-call", 5.25, "instructions")]
    [TestCase("noise @bench iso-size 1e1 MiB\r", "iso-size", 10, "MiB")]
    public void A_row_of_the_kernel_is_read(string line, string name, double value, string unit)
        => Assert.That(BenchSample.Read(line), Is.EqualTo(new BenchSample(name, value, unit)));

    [TestCase("bench virtual-call 5 instructions")]
    [TestCase("@bench virtual-call five instructions")]
    [TestCase("@bench virtual-call 5")]
    [TestCase("")]
    public void Other_lines_are_not_rows(string line) => Assert.That(BenchSample.Read(line), Is.Null);

    [Test]
    public void Every_goal_has_its_row_and_a_reason_when_not_measured()
    {
        var rows = BenchReport.Create(
            [new("virtual-call", 7, "instructions"), new("extra", 1, "ms")],
            new Dictionary<string, string> { [BenchGoals.IsoSize] = "no ISO" });
        Assert.That(rows, Has.Count.EqualTo(BenchGoals.All.Count + 1));
        Assert.That(rows.Single(row => row.Name == "virtual-call"), Has.Property("Measured").EqualTo(7).And.Property("IsReached").EqualTo(false));
        Assert.That(rows.Single(row => row.Name == BenchGoals.IsoSize).Note, Does.EndWith("not measured: no ISO"));
        Assert.That(rows[^1], Has.Property("Name").EqualTo("extra").And.Property("Goal").Null);
    }

    [Test]
    public void The_table_has_Linux_beside_the_goals_and_marks_what_is_missed()
    {
        string[] lines = [.. BenchReport.ToLines(BenchReport.Create(
            [new("mutex-free", 29, "instructions"), new("virtual-call", 5, "instructions")], new Dictionary<string, string>()))];
        Assert.That(lines[0], Does.Match("measured +goal +Linux 6.1 +unit"));
        Assert.That(lines, Has.Some.Match("^mutex-free +29 +25 +28  instructions MISSED "));
        Assert.That(lines, Has.Some.Match("^virtual-call +5 +6 +-  instructions reached "));
        Assert.That(lines, Has.Some.Match("^scheduler-swap +- +1,000,000 +cannot  instructions - "));
        Assert.That(lines[^1], Is.EqualTo($"1 goals reached, 1 missed, {BenchGoals.All.Count - 2} not measured"));
    }

    [Test]
    public void The_document_is_that_of_the_goals() => Assert.That(
        File.ReadAllText(BenchmarkReference.PathIn(SourceTree.Find())), Is.EqualTo(BenchmarkReference.Make()), "run: ./helix docs");

    [Test]
    public void The_rows_are_JSON_with_their_names()
    {
        using var json = JsonDocument.Parse(BenchReport.ToJson(BenchReport.Create([], new Dictionary<string, string>())));
        var first = json.RootElement[0].EnumerateObject().Select(property => property.Name);
        Assert.That(first, Is.EqualTo(["name", "measured", "goal", "unit", "note", "linux"]));
        Assert.That(json.RootElement[0].GetProperty("measured").ValueKind, Is.EqualTo(JsonValueKind.Null));
    }
}
