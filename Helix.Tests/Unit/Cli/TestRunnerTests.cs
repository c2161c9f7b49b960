using System.IO;
using System.Linq;
using System.Threading;
using Helix.Sdk.Cli;
using Helix.Sdk.Cli.Processes;
using Helix.Sdk.Cli.Testing;
using NUnit.Framework;

namespace Helix.Tests.Unit.Cli;

[TestFixture]
public sealed class TestRunnerTests
{
    private static readonly TestTier Tier = new("unit", "Tests.csproj");

    [TestCase(null, null, ExpectedResult = null)]
    [TestCase("TestCategory=Kernel", null, ExpectedResult = "TestCategory=Kernel")]
    [TestCase(null, "Heap", ExpectedResult = "FullyQualifiedName~Heap")]
    [TestCase(null, "Name=Heap", ExpectedResult = "Name=Heap")]
    [TestCase("TestCategory!=Kernel", "Heap", ExpectedResult = "(TestCategory!=Kernel)&(FullyQualifiedName~Heap)")]
    public string? Filters_are_combined(string? tier, string? filter) => TestRunner.Combine(tier, filter);

    [Test]
    public void A_tier_whose_project_is_missing_fails()
        => Assert.That(Run(new FakeHost(), project: "Missing.csproj", filter: null).Totals.Failed, Is.EqualTo(1));

    [Test]
    public void A_run_without_results_fails_and_shows_its_last_words()
    {
        var host = new FakeHost { OnRun = _ => new ProcessResult(1, ["MSB1009: nothing there"]) };
        var report = Run(host, "Tests.csproj", filter: null);
        Assert.That(report.Totals, Is.EqualTo(new TestTotals(0, 1, 0)));
        Assert.That(report.Failures.Single().Message, Does.Contain("MSB1009"));
    }

    [Test]
    public void A_filter_that_leaves_nothing_of_a_tier_is_no_failure()
        => Assert.That(Run(new FakeHost(), "Tests.csproj", filter: "Heap").Totals, Is.EqualTo(default(TestTotals)));

    private static TestReport Run(FakeHost host, string project, string? filter)
    {
        var root = Directory.CreateTempSubdirectory().FullName;
        try
        {
            File.WriteAllText(Path.Combine(root, "Tests.csproj"), "<Project/>");
            var runner = new TestRunner(new Workspace(root), host, new QuietReporter());
            return runner.RunAsync(Tier with { Project = project }, filter, CancellationToken.None).GetAwaiter().GetResult();
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }
}
