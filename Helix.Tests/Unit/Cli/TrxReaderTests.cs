using System.IO;
using System.Linq;
using System.Xml.Linq;
using Helix.Sdk.Cli;
using Helix.Sdk.Cli.Testing;
using NUnit.Framework;

namespace Helix.Tests.Unit.Cli;

[TestFixture]
public sealed class TrxReaderTests
{
    [Test]
    public void Results_are_counted_one_by_one()
    {
        var report = Read("Failed", Case("1", "Passed") + Case("2", "Failed", "expected 1") + Case("3", "NotExecuted") + Case("4", "Timeout"));
        Assert.That(report.Totals, Is.EqualTo(new TestTotals(1, 2, 1)));
        Assert.That(report.Failures[0], Is.EqualTo(new TestFailure("Space.Class.Test2", "expected 1")));
        Assert.That(report.Failures[1].Message, Does.Contain("Timeout"));
    }

    [Test]
    public void Success_is_success()
    {
        var report = Read("Completed", Case("1", "Passed") + Case("2", "Passed"));
        Assert.That(report.Totals.Summary, Is.EqualTo("2 passed, 0 failed"));
    }

    [Test]
    public void A_run_that_was_aborted_is_a_failure_though_no_test_failed()
    {
        var report = Read("Failed", Case("1", "Passed"), "<RunInfos><RunInfo outcome='Error'><Text>Test host process crashed</Text></RunInfo></RunInfos>");
        Assert.That(report.Totals, Is.EqualTo(new TestTotals(1, 1, 0)));
        Assert.That(report.Failures.Single().Message, Is.EqualTo("Test host process crashed"));
    }

    [Test]
    public void A_file_without_summary_is_a_failure()
        => Assert.That(TrxReader.Read(XDocument.Parse(Document(Case("1", "Passed"), string.Empty))).Totals.Failed, Is.EqualTo(1));

    [Test]
    public void A_cut_file_is_an_error_that_names_it()
    {
        var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, "cut.trx");
        File.WriteAllText(path, "<TestRun><Results>");
        Assert.That(() => TrxReader.Read(path), Throws.TypeOf<HelixException>().With.Message.Contains("cut.trx"));
    }

    private static TestReport Read(string outcome, string results, string inner = "")
        => TrxReader.Read(XDocument.Parse(Document(results, $"<ResultSummary outcome='{outcome}'>{inner}</ResultSummary>")));

    private static string Document(string results, string summary)
        => $"<TestRun xmlns='http://microsoft.com/schemas/VisualStudio/TeamTest/2010'><Results>{results}</Results>"
            + "<TestDefinitions><UnitTest name='Test2' id='2'><TestMethod className='Space.Class' name='Test2'/></UnitTest></TestDefinitions>"
            + $"{summary}</TestRun>";

    private static string Case(string id, string outcome, string? message = null)
    {
        var output = message is null ? string.Empty : $"<Output><ErrorInfo><Message>{message}</Message></ErrorInfo></Output>";
        return $"<UnitTestResult testId='{id}' testName='Test{id}' outcome='{outcome}'>{output}</UnitTestResult>";
    }
}
