using System.Collections.Generic;
using System.Linq;
using Helix.Sdk.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NUnit.Framework;

namespace Helix.Tests.Unit.Generators;

[TestFixture]
internal sealed class FixtureCaseTests
{
    private const string Framework = """
        namespace Helix.Tests.Kernel { public class KernelCase; }
        namespace NUnit.Framework
        {
            public class TestAttribute : System.Attribute;
            public class SetUpAttribute : System.Attribute;
            public class TearDownAttribute : System.Attribute;
            [System.AttributeUsage(System.AttributeTargets.Method, AllowMultiple = true)]
            public class TestCaseAttribute(params object?[]? arguments) : System.Attribute { public object? ExpectedResult { get; set; } }
        }

        """;

    [Test]
    public void EveryTestIsListedWithItsPreparation()
    {
        string code = Generate("""
            public abstract class B { [NUnit.Framework.SetUp] public void First() { } [NUnit.Framework.TearDown] public void Last() { } }
            public class F : B { [NUnit.Framework.SetUp] public void Second() { } [NUnit.Framework.Test] public void T() { } }
            """).Code;
        Assert.That(code, Does.Contain("\"F.T\""));
        Assert.That(code, Does.Contain("{ fixture.First(); fixture.Second(); }, static fixture => { fixture.T(); }, static fixture => { fixture.Last(); }"));
    }

    [Test]
    public void EveryTestCaseIsListedWithItsArguments()
    {
        string code = Generate("""
            public enum E { A, B }
            public class F
            {
                [NUnit.Framework.TestCase(8, "a\"b", E.B)]
                [NUnit.Framework.TestCase(-1, null, E.A)]
                public void T(long n, string? s, E e) { }
                [NUnit.Framework.TestCase(0.5, ExpectedResult = 1)]
                public int R(double d) => 1;
                [NUnit.Framework.Test]
                public System.Threading.Tasks.Task A() => System.Threading.Tasks.Task.CompletedTask;
            }
            """).Code;
        Assert.That(code, Does.Contain("\"F.T#1\"").And.Contain("fixture.T((long)(8), (string)(\"a\\\"b\"), (global::E)(global::E.B));"));
        Assert.That(code, Does.Contain("\"F.T#2\"").And.Contain("fixture.T((long)(-1), null!, (global::E)(global::E.A));"));
        Assert.That(code, Does.Contain("Assert.That(fixture.R((double)(global::System.BitConverter.Int64BitsToDouble("));
        Assert.That(code, Does.Contain("fixture.A().GetAwaiter().GetResult();"));
    }

    [TestCase("public abstract class F { [NUnit.Framework.Test] public void T() { } }")]
    [TestCase("public class F(int n) { int N => n; [NUnit.Framework.Test] public void T() { } }")]
    [TestCase("public class F { [NUnit.Framework.Test] public static void T() { } }")]
    [TestCase("public class F { [NUnit.Framework.TestCase(1, 2)] public void T(int n) { } }")]
    public void WhatCannotRunIsReported(string source) => Assert.That(Generate(source).Rules, Is.EqualTo(new[] { "HLX034" }));

    private static (string Code, string[] Rules) Generate(string source)
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Tests", [CSharpSyntaxTree.ParseText(Framework + source)], GeneratorFixture.References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        GeneratorDriverRunResult result = CSharpGeneratorDriver.Create(new FixtureCaseGenerator()).RunGenerators(compilation).GetRunResult();
        IEnumerable<string> rules = result.Diagnostics.Select(static found => found.Id);
        return (string.Concat(result.GeneratedTrees.Select(static tree => tree.ToString())), [.. rules]);
    }
}
