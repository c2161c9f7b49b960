using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using Helix.Sdk.XSharp;
using NUnit.Framework;

namespace Helix.Tests.XSharp;

/// <summary>What is wrong is reported at its place with its code, many in one run, with a suggestion.</summary>
[TestFixture]
public sealed class DiagnosticTests
{
    [TestCase("EAX = 5 ; comment", "XS0001", 1, 9)]
    [TestCase("EAX = $", "XS0001", 1, 7)]
    [TestCase("EAX = 12ab", "XS0002", 1, 7)]
    [TestCase("EAX = $1_0000_0000_0000_0000", "XS0002", 1, 7)]
    [TestCase("byte 'abc", "XS0003", 1, 6)]
    [TestCase("}", "XS0101", 1, 1)]
    [TestCase("EAX = 5 EBX", "XS0102", 1, 9)]
    [TestCase("while EAX = 5 goto", "XS0103", 1, 15)]
    [TestCase("function F {\nnop", "XS0105", 1, 12)]
    [TestCase("= 5", "XS0106", 1, 1)]
    [TestCase("functon F {\n}", "XS0107", 1, 1)]
    [TestCase("else {\n}", "XS0108", 1, 1)]
    [TestCase("EAX = (5", "XS0109", 1, 9)]
    [TestCase("EAX = 1 + Page", "XS0110", 1, 11)]
    [TestCase("EAX = 5 +", "XS0111", 1, 10)]
    [TestCase("EAX = @5", "XS0112", 1, 8)]
    [TestCase("RAX = 'ninechars'", "XS0113", 1, 7)]
    [TestCase("RAX = '€'", "XS0114", 1, 7)]
    [TestCase("namespace 5", "XS0115", 1, 11)]
    [TestCase("section", "XS0115", 1, 8)]
    [TestCase("RAX = @RBX", "XS0116", 1, 7)]
    [TestCase("lock 5", "XS0117", 1, 6)]
    [TestCase("RAX = [RBX + RCX + RDX]", "XS0118", 1, 20)]
    [TestCase("RAX = [RBX*3]", "XS0118", 1, 8)]
    [TestCase("EAX @ 5", "XS0119", 1, 5)]
    [TestCase("[RDI] = 5 as nibble", "XS0120", 1, 14)]
    [TestCase("rep nothing", "XS0121", 1, 5)]
    [TestCase("bsf RAX", "XS0122", 1, 1)]
    [TestCase("checkpoint 5", "XS0123", 1, 12)]
    [TestCase("include 5", "XS0124", 1, 9)]
    [TestCase("include 'gone.xs'", "XS0125", 1, 1)]
    [TestCase("if EAX = 5", "XS0126", 1, 11)]
    [TestCase("if EAX goto L", "XS0127", 1, 8)]
    [TestCase("repeat 4 {\n}", "XS0128", 1, 10)]
    [TestCase("global 5", "XS0129", 1, 8)]
    [TestCase("section .x shiny", "XS0130", 1, 12)]
    [TestCase("bits 48", "XS0131", 1, 6)]
    [TestCase("function F {\nfunction G {\n}\n}", "XS0132", 2, 1)]
    [TestCase("naked F {\n}", "XS0133", 1, 7)]
    [TestCase("repeat 5000000 times {\nnop\n}", "XS0201", 2, 1)]
    [TestCase("A:\nA:", "XS0202", 2, 1)]
    [TestCase("goto Nowhere", "XS0203", 1, 6)]
    [TestCase("goto Stub#V", "XS0204", 1, 6)]
    [TestCase("EAX = 5 / 0", "XS0205", 1, 9)]
    [TestCase("A:\nrepeat @A times {\n}", "XS0206", 2, 9)]
    [TestCase("repeat -1 times {\n}", "XS0207", 1, 8)]
    [TestCase("EAX << 256", "XS0207", 1, 8)]
    [TestCase("EAX = #Page", "XS0208", 1, 7)]
    [TestCase("const A = #B\nconst B = #A\nEAX = #A", "XS0209", 1, 11)]
    [TestCase("bits 32\nRAX = 5", "XS0210", 2, 1)]
    [TestCase("RAX = RBX[$100000000]", "XS0211", 1, 11)]
    [TestCase("RAX = [BX]", "XS0212", 1, 7)]
    [TestCase("RAX = [RBX + ECX]", "XS0212", 1, 7)]
    [TestCase("[RDI] = 5", "XS0213", 1, 1)]
    [TestCase("AL = 256", "XS0214", 1, 6)]
    [TestCase("RAX + $80000000", "XS0214", 1, 7)]
    [TestCase("bsf RAX, Port[DX]", "XS0215", 1, 10)]
    [TestCase("BL = Port[DX]", "XS0217", 1, 1)]
    [TestCase("Port[DX] = BL", "XS0217", 1, 12)]
    [TestCase("EAX = RBX", "XS0218", 1, 7)]
    [TestCase("AL = DS", "XS0219", 1, 6)]
    [TestCase("EAX = signed EBX", "XS0220", 1, 7)]
    [TestCase("AL = dword [RBX]", "XS0221", 1, 12)]
    [TestCase("[RDI] = [RSI]", "XS0222", 1, 9)]
    [TestCase("A:\nqword [RDI] = @A", "XS0223", 2, 15)]
    [TestCase("A:\n+@A", "XS0223", 2, 2)]
    [TestCase("DS = 5", "XS0224", 1, 6)]
    [TestCase("CR0 = EAX", "XS0224", 1, 7)]
    [TestCase("lock RAX + 1", "XS0225", 1, 1)]
    [TestCase("lock xadd RAX, RBX", "XS0225", 1, 1)]
    [TestCase("XMM0 + XMM1", "XS0226", 1, 1)]
    [TestCase("CR0++", "XS0226", 1, 1)]
    [TestCase("RAX + EBX", "XS0227", 1, 7)]
    [TestCase("[RAX] + [RBX]", "XS0228", 1, 9)]
    [TestCase("RAX <> 5", "XS0229", 1, 8)]
    [TestCase("RAX << RBX", "XS0230", 1, 8)]
    [TestCase("AL * BL", "XS0231", 1, 1)]
    [TestCase("RBX / RCX", "XS0232", 1, 1)]
    [TestCase("RAX / RDX", "XS0233", 1, 7)]
    [TestCase("if EAX = 5 goto RAX", "XS0234", 1, 12)]
    [TestCase("exit", "XS0235", 1, 1)]
    [TestCase("break", "XS0236", 1, 1)]
    [TestCase("goto EAX", "XS0237", 1, 6)]
    [TestCase("+~RAX", "XS0238", 1, 2)]
    [TestCase("+EAX", "XS0239", 1, 2)]
    [TestCase("-5", "XS0240", 1, 2)]
    [TestCase("var A byte[1] = 1, 2", "XS0241", 1, 1)]
    [TestCase("section .bss\nbyte 5", "XS0242", 2, 6)]
    [TestCase("align 3", "XS0243", 1, 7)]
    public void Reports(string source, string code, int line, int column)
    {
        Diagnostic first = Compile(source).Diagnostics[0];
        Assert.That((first.Code, first.Line, first.Column), Is.EqualTo((code, line, column)), first.ToString());
    }

    [TestCase("a.xs")]
    public void Writes_the_form_that_builds_recognise(string file) => Assert.That(
        XSharpCompiler.Compile("\n  EAX = $ZZ", file).Diagnostics[0].ToString(), Does.Match(@"^a\.xs\(2,9\): error XS0001: .+"));

    [Test]
    public void Reports_many_in_one_run() => Assert.That(
        Compile("EAX @ 1\nnop\nif EAX {\nnop\n}\nfoo bar\nRAX + EBX").Diagnostics.Select(found => found.Line), Is.EqualTo(new[] { 1, 3, 6, 7 }));

    [Test]
    public void Stops_at_the_given_number() => Assert.That(
        XSharpCompiler.Compile(string.Concat(Enumerable.Repeat("foo\n", 500)), "a.xs", new XSharpOptions { MaximumErrors = 7 }).Diagnostics,
        Has.Count.EqualTo(7));

    [TestCase("functoin F {\n}", "function")]
    [TestCase("repaet 4 times {\n}", "repeat")]
    [TestCase("invlgp [RAX]", "invlpg")]
    [TestCase("EAXX = 5", "EAX")]
    [TestCase("Counter:\ngoto Conuter", "Counter")]
    [TestCase("const PageSize = 1\nEAX = #PageSise", "PageSize")]
    public void Suggests(string source, string word) =>
        Assert.That(Compile(source).Diagnostics[0].Message, Does.Contain($"did you mean '{word}'?"));

    [Test]
    public void Gives_no_assembly_when_there_are_errors() => Assert.That(Compile("foo").Assembly, Is.Empty);

    [Test]
    public void Includes_other_files()
    {
        var options = new XSharpOptions { Include = name => name == "b.xs" ? "const Five = 5\nfoo" : null };
        XSharpResult result = XSharpCompiler.Compile("include 'b.xs'\nEAX = #Five", "a.xs", options);
        Assert.That(result.Diagnostics.Select(found => (found.File, found.Line, found.Code)), Is.EqualTo(new[] { ("b.xs", 2, "XS0107") }));
    }

    [Test]
    public void Survives_a_file_that_includes_itself() => Assert.That(
        XSharpCompiler.Compile("include 'a.xs'", "a.xs", new XSharpOptions { Include = _ => "include 'a.xs'" }).Diagnostics[0].Code,
        Is.EqualTo("XS0125"));

    [Test]
    public void Reports_what_is_nested_too_deep([Values("(", "- ", "~")] string opening) => Assert.That(
        Compile("EAX = " + string.Concat(Enumerable.Repeat(opening, 5000)) + "1").Diagnostics[0].Code, Is.EqualTo("XS0104"));

    [Test]
    public void Documents_and_tests_every_code()
    {
        string root = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "HelixRoot").Value!;
        HashSet<string> used = Codes(string.Concat(
            Directory.EnumerateFiles(Path.Combine(root, "Helix.Sdk/XSharp"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText)));
        HashSet<string> documented = Codes(File.ReadAllText(Path.Combine(root, "docs/XSHARP.md")));
        HashSet<string> tested = Codes(File.ReadAllText(Path.Combine(root, "Helix.Tests/XSharp/DiagnosticTests.cs")));
        tested.UnionWith(Codes(File.ReadAllText(Path.Combine(root, "Helix.Tests/XSharp/ToolTests.cs"))));
        Assert.That(documented, Is.EquivalentTo(used));
        Assert.That(used.Except(tested), Is.Empty);
    }

    private static HashSet<string> Codes(string text) => [.. Regex.Matches(text, @"XS0\d{3}").Select(match => match.Value)];

    private static XSharpResult Compile(string source) => XSharpCompiler.Compile(source, "a.xs");
}
