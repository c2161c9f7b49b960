using System.IO;
using System.Linq;
using Helix.Sdk.Cli;
using Helix.Sdk.Cli.Documentation;
using NUnit.Framework;

namespace Helix.Tests.Unit.Cli;

[TestFixture]
public sealed class RuntimeSymbolTests
{
    private const string Document =
        "# Head\n<!-- symbols: begin (written by `./helix symbols`) -->\nold\n<!-- symbols: end -->\nTail\n";

    [TestCase("a.cs", "  [RuntimeExport(\"RhpNewFast\")]\n  static int X();", "RhpNewFast")]
    [TestCase("a.cs", "    [UnmanagedCallersOnly(EntryPoint = \"KernelMain\")]", "KernelMain")]
    [TestCase("a.cs", "    [UnmanagedCallersOnly(CallConvs = null, EntryPoint = \"KernelMain\")]", "KernelMain")]
    [TestCase("a.asm", "global one\n  global two, three:function ; text\n; global four\n", "one two three")]
    [TestCase("a.cs", "    [RuntimeImport(\"*\", \"RhpOther\")]\n /// [RuntimeExport(\"RhpDoc\")]", "")]
    [TestCase("a.xs", "global function One {\n}\nfunction Own {\n}\nglobal naked function Two {\nglobal Three:\nglobal var Four\n// global Five:\n", "One Two Three Four")]
    [TestCase("a.txt", "global one\n", "")]
    public void Exports_are_found(string file, string text, string expected)
        => Assert.That(string.Join(' ', RuntimeSymbolScanner.ScanText(file, text).Select(symbol => symbol.Name)), Is.EqualTo(expected));

    [Test]
    public void The_table_stands_between_its_marks()
    {
        var text = RuntimeSymbolTable.Replace(Document, [new("RhpNewFast", "K/New.cs", "C#"), new("SystemNative_Read", "K/Io.cs", "C#"), new("sin", "K/Sin.cs", "C#")]);
        Assert.That(text, Does.StartWith("# Head\n").And.EndWith("<!-- symbols: end -->\nTail\n").And.Not.Contain("old"));
        Assert.That(text, Does.Contain("| `RhpNewFast` | C# | `K/New.cs` |\n"));
        Assert.That(text.IndexOf("RhpNewFast"), Is.LessThan(text.IndexOf("SystemNative_Read")));
        Assert.That(RuntimeSymbolTable.Replace(text, []), Does.Not.Contain("RhpNewFast"));
    }

    [Test]
    public void A_document_without_marks_is_an_error()
        => Assert.That(() => RuntimeSymbolTable.Replace("# Head\n", []), Throws.TypeOf<HelixException>());

    [Test]
    public void The_document_says_what_the_sources_say()
    {
        var workspace = SourceTree.Find();
        var present = File.ReadAllText(RuntimeSymbolTable.Path(workspace));
        var wanted = RuntimeSymbolTable.Replace(present, RuntimeSymbolScanner.Scan(workspace));
        Assert.That(present == wanted, Is.True, "docs/RUNTIME.md is out of date; run: ./helix symbols");
    }

    [Test]
    public void No_symbol_is_defined_twice()
    {
        var twice = RuntimeSymbolScanner.Scan(SourceTree.Find()).GroupBy(symbol => symbol.Name).Where(group => group.Count() > 1);
        Assert.That(twice.Select(group => $"{group.Key}: {string.Join(", ", group.Select(symbol => symbol.File))}"), Is.Empty);
    }
}
