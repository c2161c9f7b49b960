using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Helix.Sdk.Cli.Templates;
using Helix.Tests.Unit.Cli;
using NUnit.Framework;

namespace Helix.Tests.Unit.Guide;

/// <summary>
/// The guide's code is that of sources: each block of C# or XML follows a comment that names its source, a file of the tree or
/// <c>template kind Name file</c>, and stands there line by line, whatever its indentation. All those sources are compiled and tested.
/// </summary>
[TestFixture]
public sealed partial class GuideTextTests
{
    private static readonly string Guide = File.ReadAllText(Path.Combine(SourceTree.Find().Root, "docs", "MODULE_GUIDE.md"));

    private static IEnumerable<TestCaseData> Blocks => Block().Matches(Guide).Select(static (block, number) =>
        new TestCaseData(block.Groups["source"].Value, block.Groups["code"].Value).SetArgDisplayNames($"{number} {block.Groups["source"].Value}"));

    [TestCaseSource(nameof(Blocks))]
    public void A_block_stands_in_its_source(string source, string code)
    {
        string[] wanted = Lines(code);
        string[] there = Lines(Read(source));
        bool stands = Enumerable.Range(0, Math.Max(0, there.Length - wanted.Length + 1)).Any(start => IsAt(there, start, wanted));
        Assert.That(stands, Is.True, $"{source} has no lines\n{code}");
    }

    [Test]
    public void Every_block_of_code_names_its_source()
    {
        int blocks = Guide.Split("```csharp").Length + Guide.Split("```xml").Length - 2;
        Assert.That(Block().Matches(Guide), Has.Count.EqualTo(blocks));
        Assert.That(blocks, Is.GreaterThan(15));
    }

    [Test]
    public void Every_document_it_names_is_there()
    {
        IEnumerable<string> named = Link().Matches(Guide).Select(static link => link.Groups["file"].Value);
        Assert.That(named.Where(static file => !File.Exists(Path.Combine(SourceTree.Find().Root, "docs", file))), Is.Empty);
    }

    /// <summary>Equal but for one indentation that all lines have more or less.</summary>
    private static bool IsAt(string[] there, int start, string[] wanted)
    {
        string[] part = there[start..(start + wanted.Length)];
        int shift = Indentation(part) - Indentation(wanted);
        return part.Zip(wanted).All(pair => pair.First.Trim() == pair.Second.Trim()
            && (pair.First.Length == 0 || Indentation([pair.First]) - Indentation([pair.Second]) == shift));
    }

    private static int Indentation(string[] lines) =>
        lines.Where(static line => line.Length > 0).Select(static line => line.Length - line.TrimStart().Length).DefaultIfEmpty(0).Min();

    private static string[] Lines(string text) => [.. text.Trim('\n').Split('\n').Select(static line => line.TrimEnd())];

    private static string Read(string source)
    {
        string[] words = source.Split(' ');
        if (words[0] != "template")
        {
            return File.ReadAllText(Path.Combine(SourceTree.Find().Root, source));
        }

        ModuleKind kind = ModuleKind.All.Single(known => known.Name == words[1]);
        var template = new ModuleTemplate(kind, ModuleName.Parse(words[2]), kind.ProjectFolder);
        return template.Files().Single(file => file.Path.EndsWith("/" + words[3], StringComparison.Ordinal)).Text;
    }

    [GeneratedRegex(@"<!-- from: (?<source>[^\n]+?) -->\n```(csharp|xml)\n(?<code>.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"\]\((?<file>[A-Z][A-Z_-]*\.md)")]
    private static partial Regex Link();
}
