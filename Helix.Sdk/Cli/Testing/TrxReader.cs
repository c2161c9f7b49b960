using System.Collections.Generic;
using System.Linq;
using System.Xml;
using System.Xml.Linq;

namespace Helix.Sdk.Cli.Testing;

/// <summary>Reads the result files of VSTest (.trx).</summary>
/// <remarks>
/// The single results are counted, not the file's own summary: a run that was aborted half-way has a summary that
/// leaves out what did not end.
/// </remarks>
public static class TrxReader
{
    private const string TestsFailed = "One or more tests failed";

    private static readonly XNamespace Space = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    /// <summary>Reads a result file.</summary>
    /// <exception cref="HelixException">It is not one.</exception>
    public static TestReport Read(string path)
    {
        try
        {
            return Read(XDocument.Load(path));
        }
        catch (XmlException failure)
        {
            throw new HelixException($"the test results {path} cannot be read: {failure.Message}");
        }
    }

    /// <summary>Reads a result document.</summary>
    public static TestReport Read(XDocument document)
    {
        List<TestFailure> failures = [];
        int passed = 0, skipped = 0;
        var names = document.Descendants(Space + "UnitTest").ToDictionary(
            test => test.Attribute("id")?.Value ?? string.Empty, FullName);
        foreach (var result in document.Descendants(Space + "UnitTestResult"))
        {
            switch (result.Attribute("outcome")?.Value)
            {
                case "Passed" or "PassedButRunAborted" or "Warning":
                    passed++;
                    break;
                case "NotExecuted" or "NotRunnable" or "Inconclusive":
                    skipped++;
                    break;
                default:
                    failures.Add(ReadFailure(result, names));
                    break;
            }
        }

        failures.AddRange(ReadRunErrors(document, hasFailures: failures.Count > 0));
        return new TestReport(new TestTotals(passed, failures.Count, skipped), failures);
    }

    private static string FullName(XElement test)
    {
        var method = test.Element(Space + "TestMethod");
        var className = method?.Attribute("className")?.Value;
        var name = test.Attribute("name")?.Value ?? "?";
        return className is null || name.StartsWith(className, System.StringComparison.Ordinal) ? name : $"{className}.{name}";
    }

    private static TestFailure ReadFailure(XElement result, Dictionary<string, string> names)
    {
        var id = result.Attribute("testId")?.Value ?? string.Empty;
        var name = names.GetValueOrDefault(id) ?? result.Attribute("testName")?.Value ?? "?";
        var message = result.Descendants(Space + "Message").FirstOrDefault()?.Value;
        return new TestFailure(name, message ?? $"ended as {result.Attribute("outcome")?.Value ?? "nothing"}");
    }

    // A set-up that threw or a test host that died shows only here.
    private static IEnumerable<TestFailure> ReadRunErrors(XDocument document, bool hasFailures)
    {
        var summary = document.Descendants(Space + "ResultSummary").FirstOrDefault();
        var outcome = summary?.Attribute("outcome")?.Value;
        if (summary is null || outcome is "Completed" or "Passed" || (outcome == "Failed" && hasFailures))
        {
            return summary is null ? [new TestFailure("test run", "the result file has no summary: the run did not end")] : [];
        }

        var reasons = summary.Descendants(Space + "RunInfo")
            .Where(info => info.Attribute("outcome")?.Value == "Error")
            .Select(info => info.Value.Trim())
            .Where(text => text.Length > 0 && !text.StartsWith(TestsFailed, System.StringComparison.Ordinal));
        return [new TestFailure("test run", string.Join('\n', reasons.DefaultIfEmpty($"the run ended as {outcome}")))];
    }
}
