using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading;
using Helix.Sdk.Plugs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using NUnit.Framework;

namespace Helix.Tests.XSharp;

/// <summary>Plugs: methods bound to X# functions, and what is reported when they do not fit.</summary>
[TestFixture]
public sealed class PlugTests
{
    private const string Sources = "namespace Space\n// (ulong times) -> ulong: the count\nalign 16\nglobal function Count {\n}\n"
        + "function Own {\n}\nglobal Twin:\nglobal naked function Twin2 {\n}\nglobal Twin:\n// (void* to, nint from)\nglobal function Copy {\n}\n"
        + "// Prose first. (int)\nglobal function Free {\n}\n// (a b, c) -> d\nglobal function Vague {\n}\n";

    [TestCase("[XSharpPlug(\"Count\")] private static partial ulong A(ulong times);", "")]
    [TestCase("[XSharpPlug(\"Space_Own\")] static partial void A();", "")]
    [TestCase("[XSharpPlug(\"Copy\")] static unsafe partial void A(byte* to, int* from);", "")]
    [TestCase("[XSharpPlug(\"Copy\")] static partial void A(ref byte to, in int from);", "")]
    [TestCase("[XSharpPlug(\"Free\")] private static partial double A(float a, System.DayOfWeek b);", "")]
    [TestCase("[XSharpPlug(\"Vague\")] static partial void A();", "")]
    [TestCase("[XSharpPlug(\"count\")] private static partial ulong A(ulong times);", "XSP001")]
    [TestCase("[XSharpPlug(\"Own\")] static partial void A();", "XSP001")]
    [TestCase("[XSharpPlug(\"Twin\")] static partial void A();", "XSP002")]
    [TestCase("[XSharpPlug(\"Free\")] static void A() { }", "XSP003")]
    [TestCase("[XSharpPlug(\"Free\")] static partial void A(string text);", "XSP004")]
    [TestCase("[XSharpPlug(\"Free\")] private static partial decimal A();", "XSP004")]
    [TestCase("[XSharpPlug(\"Free\")] static partial void A(int a, int b, int c, int d, int e, int f, int g);", "XSP005")]
    [TestCase("[XSharpPlug(\"Count\")] private static partial ulong A(uint times);", "XSP006")]
    [TestCase("[XSharpPlug(\"Count\")] static partial void A(ulong times);", "XSP006")]
    [TestCase("[XSharpPlug(\"Free\", Fallback = \"Missing\")] static partial void A();", "XSP007")]
    [TestCase("[XSharpPlug(\"Free\", Fallback = nameof(B))] static partial void A();\nstatic void B(int a) { }", "XSP007")]
    public void Checks(string member, string expected)
    {
        (ImmutableArray<Diagnostic> found, Compilation compilation) = Run($"partial class C\n{{\n{member}\n}}", "true");
        Assert.That(found.Select(diagnostic => diagnostic.Id), Is.EqualTo(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        if (expected.Length == 0)
        {
            Assert.That(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning), Is.Empty);
        }
        else
        {
            Assert.That(found[0].Location.GetLineSpan().StartLinePosition.Line, Is.EqualTo(6), "at the line of the method");
        }
    }

    [Test]
    public void Suggests_the_symbol_that_was_meant() => Assert.That(
        Run("partial class C\n{\n[XSharpPlug(\"Own\")] static partial void A();\n}", "true").Found[0].GetMessage(),
        Does.Contain("did you mean 'Space_Own'?"));

    [TestCase("true")]
    [TestCase("false")]
    public void Runs_the_body_in_csharp_on_the_host(string isOn)
    {
        (ImmutableArray<Diagnostic> found, Compilation compilation) = Run(
            "namespace N;\npublic static partial class Outer\n{\npublic static partial class C\n{\n"
            + "[XSharpPlug(\"Count\", Fallback = nameof(B))] public static partial ulong A(ulong times);\nprivate static ulong B(ulong n) => n + 1;\n}\n}", isOn);
        Assert.That(found, Is.Empty);
        Assert.That(compilation.SyntaxTrees.Any(tree => tree.ToString().Contains("RuntimeImport(\"*\", \"Count\")")), Is.EqualTo(isOn == "true"));
        using var stream = new MemoryStream();
        Assert.That(compilation.Emit(stream).Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning), Is.Empty);
        MethodInfo method = System.Reflection.Assembly.Load(stream.ToArray()).GetType("N.Outer+C")!.GetMethod("A")!;
        Assert.That(method.Invoke(null, [41UL]), Is.EqualTo(42UL));
    }

    private static (ImmutableArray<Diagnostic> Found, Compilation Compilation) Run(string source, string isOn)
    {
        var options = new CSharpParseOptions(LanguageVersion.Latest);
        IEnumerable<MetadataReference> references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(':')
            .Where(path => Path.GetFileName(path) is "System.Runtime.dll" or "System.Private.CoreLib.dll")
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(
            "Plugged" + Guid.NewGuid().ToString("N"),
            [CSharpSyntaxTree.ParseText("using Helix.XSharp;\nusing System;\n#pragma warning disable CS8019\n\n" + source, options)],
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new PlugGenerator().AsSourceGenerator()], [new XSharpText()], options, new Properties(isOn));
        driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation result, out ImmutableArray<Diagnostic> found);
        return (found, result);
    }

    private sealed class XSharpText : AdditionalText
    {
        public override string Path => "/sources/some.xs";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(Sources);
    }

    private sealed class Properties(string isOn) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(isOn);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Values(string isOn) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value)
        {
            value = key == "build_property.XSharpPlugs" ? isOn : null;
            return value != null;
        }
    }
}
