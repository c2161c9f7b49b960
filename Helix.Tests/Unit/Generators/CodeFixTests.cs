using Helix.Sdk.CodeFixes;
using Helix.Sdk.Generators;
using NUnit.Framework;
using static Helix.Tests.Unit.Generators.CodeFixFixture;

namespace Helix.Tests.Unit.Generators;

[TestFixture]
internal sealed class CodeFixTests
{
    private const string Return = "Return the error";
    private const string Discard = "Discard it with '_ ='";

    [Test]
    public void AnIgnoredStatusIsReturned()
    {
        string text = Fix(new IgnoredStatusAnalyzer(), new IgnoredStatusFix(), Return, Ignoring("Status", "S();", "return Status.Ok;"));
        Assert.That(text, Does.Contain("""
                    Status status = S();
                    if (status.IsError())
                    {
                        return status;
                    }
            """));
    }

    [Test]
    public void AnIgnoredResultIsReturnedAsItsStatusUnderAFreeName()
    {
        string text = Fix(
            new IgnoredStatusAnalyzer(), new IgnoredStatusFix(), Return, Ignoring("Result<int>", "int status = 5; R();", "return status;"));
        Assert.That(text, Does.Contain("Status callStatus = R().Status;").And.Contain("return callStatus;"));
    }

    [TestCase("void", "S();", "_ = S();")]
    [TestCase("void", "other?.S();", "_ = other?.S();")]
    [TestCase("void", "System.Action action = () => S();", "() => _ = S();")]
    public void AnIgnoredStatusIsDiscarded(string type, string statement, string expected)
    {
        string source = Ignoring(type, statement, "");
        Assert.That(Titles(new IgnoredStatusAnalyzer(), new IgnoredStatusFix(), source), Is.EqualTo(new[] { Discard }));
        Assert.That(Fix(new IgnoredStatusAnalyzer(), new IgnoredStatusFix(), Discard, source), Does.Contain(expected));
    }

    [Test]
    public void ACalledMethodGetsTheAttribute()
    {
        string text = Fix(new HeapAllocationAnalyzer(), new NoHeapAllocationFix(), "Add [NoHeapAllocation] to 'Helper'", """
            using System;

            namespace Sample;

            class C
            {
                [Helix.Interfaces.Primitives.NoHeapAllocation]
                void M() => Helper();

                /// <summary>Helps.</summary>
                void Helper() { }
            }
            """);
        Assert.That(text, Does.Contain("""
                /// <summary>Helps.</summary>
                [NoHeapAllocation]
                void Helper() { }
            """));
        Assert.That(text, Does.StartWith("using System;\nusing Helix.Interfaces.Primitives;\n\nnamespace"));
    }

    [Test]
    public void AMethodThatAllocatesDoesNotPromiseAnyMore()
    {
        string text = Fix(new HeapAllocationAnalyzer(), new BrokenPromiseFix(), "Remove [NoHeapAllocation] from 'M'", """
            using Helix.Interfaces.Primitives;

            class C
            {
                /// <summary>Makes one.</summary>
                [NoHeapAllocation]
                object M() => new object();
            }
            """);
        Assert.That(text, Does.Contain("    /// <summary>Makes one.</summary>\n    object M() => new object();\n"));
    }

    [Test]
    public void AMethodThatWaitsDoesNotPromiseAnyMoreAndKeepsItsOtherAttributes()
    {
        string text = Fix(new BlockingCallAnalyzer(), new BrokenPromiseFix(), "Remove [NoHeapAllocation] from 'M'", """
            using System;
            using System.Threading;
            using Helix.Interfaces.Primitives;

            class C
            {
                [NoHeapAllocation, Obsolete]
                void M() => Thread.Sleep(1);
            }
            """);
        Assert.That(text, Does.Contain("    [Obsolete]\n    void M() => Thread.Sleep(1);\n"));
    }

    [Test]
    public void AnInterruptHandlerGetsTheAttribute()
    {
        string text = Fix(new InterruptHandlerAnalyzer(), new NoHeapAllocationFix(), "Add [NoHeapAllocation] to 'OnInterrupt'", """
            using Helix.Interfaces.Hardware;

            class C
            {
                object Connect(IInterruptLine line) => line.Connect(OnInterrupt);

                void OnInterrupt()
                {
                }
            }
            """);
        Assert.That(text, Does.Contain("    [NoHeapAllocation]\n    void OnInterrupt()\n"));
        Assert.That(text, Does.StartWith("using Helix.Interfaces.Hardware;\nusing Helix.Interfaces.Primitives;\n"));
    }

    [Test]
    public void FieldsAreSavedAndRestored()
    {
        string text = Fix(new SavedStateAnalyzer(), new SavedStateFix(), "Save and restore the fields", """
            using Helix.Interfaces.Modules;

            [HelixModule("a", Flags = ModuleFlags.HotReloadable)]
            public class A : Module
            {
                private const int Limit = 5;
                private readonly object _gate = new();
                private int _count;
                private bool _open;
                private string _title = "";

                public int Use() => _count + (_open ? Limit : _title.Length + _gate.GetHashCode());
            }
            """);
        Assert.That(text, Does.Contain("writer.Write(1, unchecked((long)_count));").And.Contain("writer.Write(2, _open ? 1 : 0);").And.Contain("writer.Write(3, _title);"));
        Assert.That(text, Does.Contain("_count = unchecked((int)savedCount.Value);").And.Contain("_open = savedOpen.Value != 0;").And.Contain("_title = savedTitle.Value;"));
        Assert.That(text, Does.Not.Contain("_gate)"));
    }

    [Test]
    public void OnlyTheMissingHalfIsWritten()
    {
        string text = Fix(new SavedStateAnalyzer(), new SavedStateFix(), "Save and restore the fields", """
            using Helix.Interfaces.Modules;
            using Helix.Interfaces.Primitives;

            [HelixModule("a", Flags = ModuleFlags.HotReloadable)]
            public class A : Module
            {
                public override Result<byte[]> SaveState() => Status.Failed;
            }
            """);
        Assert.That(text.Split("SaveState()"), Has.Length.EqualTo(2));
        Assert.That(text, Does.Contain("public override Status RestoreState(ReadOnlySpan<byte> state)"));
    }

    private static string Ignoring(string type, string statement, string end) => $$"""
        using Helix.Interfaces.Primitives;

        class C
        {
            Status S() => Status.Ok;
            Result<int> R() => 1;
            {{type}} M(C? other)
            {
                {{statement}}
                {{end}}
            }
        }
        """;
}
