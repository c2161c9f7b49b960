using Helix.Sdk.Generators;
using NUnit.Framework;
using static Helix.Tests.Unit.Generators.GeneratorFixture;

namespace Helix.Tests.Unit.Generators;

[TestFixture]
internal sealed class AnalyzerTests
{
    [Test]
    public void AnIgnoredResultIsReported()
    {
        string[] reports = Analyze(new IgnoredStatusAnalyzer(), """
            class C
            {
                Status S() => Status.Ok;
                Result<int> R() => 1;
                void V() { }
                void M(C? other)
                {
                    S();
                    R();
                    other?.S();
                    V();
                    _ = S();
                    Status kept = S();
                    if (kept.IsOk()) { }
                    System.Action action = () => S();
                }
            }
            """);
        Assert.That(reports, Is.EqualTo(new[] { "HLX030 S()", "HLX030 R()", "HLX030 .S()", "HLX030 S()" }));
    }

    [TestCase("object o = new object();", "new object()")]
    [TestCase("int[] a = new int[3];", "new int[3]")]
    [TestCase("object b = 5;", "5")]
    [TestCase("string s = $\"{_n}\";", "$\"{_n}\"")]
    [TestCase("Action a = () => { };", "() => { }")]
    [TestCase("Unmarked();", "Unmarked()")]
    public void AnAllocationAtInterruptLevelIsReported(string statement, string expected)
    {
        string[] reports = Analyze(new HeapAllocationAnalyzer(), Method(statement));
        Assert.That(reports, Has.Some.EqualTo("HLX031 " + expected));
    }

    [TestCase("int x = _n + 1;")]
    [TestCase("Marked();")]
    [TestCase("Span<byte> bytes = stackalloc byte[4];")]
    [TestCase("DateTime t = new DateTime(5);")]
    [TestCase("if (_n > 5) throw new InvalidOperationException($\"{_n}\");")]
    [TestCase("const string S = \"constant\";")]
    public void WhatDoesNotAllocateIsAllowed(string statement) =>
        Assert.That(Analyze(new HeapAllocationAnalyzer(), Method(statement)), Is.Empty);

    [Test]
    public void AnImplementationIsBoundByTheInterface()
    {
        string[] reports = Analyze(new HeapAllocationAnalyzer(), """
            class S : ISignal
            {
                public void Set() { object o = new object(); }
                public bool Wait(TimeSpan timeout) { object o = new object(); return true; }
            }
            """);
        Assert.That(reports, Is.EqualTo(new[] { "HLX031 new object()" }));
    }

    private static string Method(string statement) => $$"""
        class C
        {
            int _n = 3;
            void Unmarked() { }
            [NoHeapAllocation] void Marked() { }
            [NoHeapAllocation] void M() { {{statement}} }
            void Free() { object o = new object(); }
        }
        """;
}
