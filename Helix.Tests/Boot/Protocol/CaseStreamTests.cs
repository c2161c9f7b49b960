using System;
using System.Collections.Generic;
using System.Linq;
using Helix.Tests.Kernel;
using Helix.Tests.Kernel.Runner;
using NUnit.Framework;

namespace Helix.Tests.Boot.Protocol;

/// <summary>The runner's lines, read back by the host.</summary>
[TestFixture]
public sealed class CaseStreamTests
{
    private static readonly RunnerOptions All = new("", "", TimeSpan.FromSeconds(30), CaseGuard.Thread);

    [Test]
    public void A_run_is_read_back()
    {
        IReadOnlyList<CaseResult> results = Run(
            All,
            new KernelCase("A.Passes", KernelCaseKind.Ordinary, static output => output.Print("back\\slash, é and\nnew line")),
            new KernelCase("A.Fails", KernelCaseKind.Ordinary, static output => output.Check(condition: false, "a broken check")),
            new KernelCase("A.Throws", KernelCaseKind.Ordinary, static _ => throw new InvalidOperationException("escaped text")));

        Assert.That(results.Select(static r => r.Outcome), Is.EqualTo(new[] { CaseOutcome.Passed, CaseOutcome.Failed, CaseOutcome.Failed }));
        Assert.That(CaseLine.Unescape(results[0].Printed.Single()), Is.EqualTo("back\\slash, é and\nnew line"));
        Assert.That(results[1].Detail, Is.EqualTo("a broken check"));
        Assert.That(results[2].Detail, Does.Contain("escaped text"));
    }

    [Test]
    public void A_case_that_does_not_end_is_given_up()
    {
        IReadOnlyList<CaseResult> results = Run(
            All with { Timeout = TimeSpan.FromMilliseconds(50) },
            new KernelCase("A.Hangs", KernelCaseKind.Ordinary, static _ => System.Threading.Thread.Sleep(2000)),
            new KernelCase("A.Next", KernelCaseKind.Ordinary, static _ => { }));

        Assert.That(results.Select(static r => r.Outcome), Is.EqualTo(new[] { CaseOutcome.Failed, CaseOutcome.Passed }));
        Assert.That(results[0].Detail, Does.Contain("did not end"));
    }

    [Test]
    public void Selection_by_filter_and_first_name()
    {
        KernelCase[] cases =
        [
            new("A.One", KernelCaseKind.Ordinary, static _ => { }),
            new("B.Two", KernelCaseKind.KernelOnly, static _ => { }),
            new("B.Three", KernelCaseKind.OnRequest, static _ => { }),
        ];

        Assert.That(Names(Run(All, cases)), Is.EqualTo(new[] { "A.One", "B.Two" }));
        Assert.That(Names(Run(All with { SkipTo = "B.Two" }, cases)), Is.EqualTo(new[] { "B.Two" }));
        Assert.That(Names(Run(All with { Filter = "One, Three" }, cases)), Is.EqualTo(new[] { "A.One", "B.Three" }));
    }

    [Test]
    public void The_case_that_runs_when_the_system_ends_has_crashed()
    {
        var stream = new CaseStream();
        foreach (string line in new[] { "@helix-test 1 2", "@begin A.One", "@pass A.One 5", "@begin A.Two", "|printed\r", "*** HELIX PANIC ***" })
        {
            stream.Feed(line);
        }

        CaseResult last = stream.Close()[^1];
        Assert.That((last.Name, last.Outcome), Is.EqualTo(("A.Two", CaseOutcome.Crashed)));
        Assert.That(last.Printed, Is.EqualTo(new[] { "printed" }));
        Assert.That(last.Detail, Does.Contain("PANIC"));
        Assert.That(stream.HasEnded, Is.False);
    }

    [Test]
    public void A_test_of_a_fixture_fails_with_its_exception_and_is_cleared_up()
    {
        var run = new FixtureRun<List<string>>(
            static fixture => fixture.Add("prepared"),
            static fixture => throw new InvalidOperationException("after " + fixture[0]),
            static fixture => throw new InvalidOperationException($"{fixture.Count} to clear up"));
        CaseResult result = Run(All, new KernelCase("F.Fails", KernelCaseKind.Ordinary, run.Execute)).Single();
        Assert.That(result.Outcome, Is.EqualTo(CaseOutcome.Failed));
        Assert.That(result.Detail, Does.Contain("1 to clear up"));

        run = new FixtureRun<List<string>>(static _ => { }, static _ => throw new InvalidOperationException("the test"), static _ => { });
        result = Run(All, new KernelCase("F.Fails", KernelCaseKind.Ordinary, run.Execute)).Single();
        Assert.That(result.Detail, Does.Contain("the test"));
    }

    [TestCase("@helix-test 2 5")]
    [TestCase("@helix-test one")]
    [TestCase("@pass Never.Began 5")]
    public void Damaged_lines_are_refused(string line)
    {
        Assert.That(() => new CaseStream().Feed(line), Throws.TypeOf<FormatException>());
    }

    private static IReadOnlyList<CaseResult> Run(RunnerOptions options, params KernelCase[] cases)
    {
        var stream = new CaseStream();
        KernelTestRunner.Run(stream.Feed, options, cases);
        Assert.That(stream.HasEnded, Is.True);
        return stream.Close();
    }

    private static IEnumerable<string> Names(IReadOnlyList<CaseResult> results) => results.Select(static result => result.Name);
}
