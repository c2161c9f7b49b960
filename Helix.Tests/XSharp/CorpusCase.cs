using System.Collections.Generic;
using System.IO;
using System.Linq;
using NUnit.Framework;

namespace Helix.Tests.XSharp;

/// <summary>
/// One case of the corpus: X# and, written by hand, the instructions that it must become. A corpus file begins with
/// <c>bits N</c>; a case is <c>== name</c>, X# lines, <c>---</c>, NASM lines.
/// </summary>
public sealed record CorpusCase(string Name, int Bits, string Source, string Expected)
{
    public override string ToString() => Name;

    /// <summary>Reads all corpus files beside the test assembly.</summary>
    public static IEnumerable<CorpusCase> All() =>
        Directory.EnumerateFiles(Path.Combine(TestContext.CurrentContext.TestDirectory, "Corpus"), "*.txt").Order().SelectMany(Read);

    private static IEnumerable<CorpusCase> Read(string path)
    {
        string file = Path.GetFileNameWithoutExtension(path);
        string[] parts = ("\n" + File.ReadAllText(path)).Split("\n== ");
        int bits = int.Parse(parts[0].Trim()["bits ".Length..], System.Globalization.CultureInfo.InvariantCulture);
        foreach (string part in parts.Skip(1))
        {
            string[] halves = part.Split("\n---\n");
            int nameEnd = halves[0].IndexOf('\n');
            yield return new CorpusCase($"{file}: {halves[0][..nameEnd]}", bits, halves[0][(nameEnd + 1)..], halves[1]);
        }
    }
}
