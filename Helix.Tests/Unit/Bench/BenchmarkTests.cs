using System.Collections.Generic;
using System.Linq;
using Helix.Modules.Bench;
using Helix.Sdk.Cli.Benchmarks;
using NUnit.Framework;

namespace Helix.Tests.Unit.Bench;

[TestFixture]
public sealed class BenchmarkTests
{
    private static IEnumerable<TestCaseData> All => BenchCommand.CreateAll(null).Where(one => one.IsPossible).Select(one => new TestCaseData(one.Name));

    [TestCaseSource(nameof(All))]
    public void Every_benchmark_runs_on_the_host_too(string name)
        => Assert.That(Meter.Measure(BenchCommand.CreateAll(null).Single(one => one.Name == name)), Is.GreaterThanOrEqualTo(0));

    [Test]
    public void What_is_not_there_is_not_measured() =>
        Assert.That(BenchCommand.CreateAll(null).Where(one => !one.IsPossible).Select(one => one.Name), Does.Contain("frame-cached").And.Contain("heap-block"));

    [Test]
    public void Every_benchmark_has_a_goal()
        => Assert.That(BenchCommand.CreateAll(null).Select(one => one.Name), Is.SubsetOf(BenchGoals.All.Select(goal => goal.Name)));
}
