using System;
using System.Linq;
using System.Text.RegularExpressions;

namespace Helix.Tests.Kernel.Text;

/// <summary>Regular expressions: interpreted, source generated and without backtracking.</summary>
internal static partial class RegexCases
{
    [KernelCase]
    public static void MatchAndGroups(CaseOutput output)
    {
        Match match = Regex.Match("on 2024-02-29 at noon", @"(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)");
        output.Print(match.Success + " " + match.Index + " " + match.Value);
        output.Print(match.Groups["month"].Value + match.Groups[3].Value);
        output.Print(Regex.IsMatch("abc", "^[a-c]+$"));
        output.Print(Regex.Match("none", @"\d").Success);
    }

    [KernelCase]
    public static void AllMatches(CaseOutput output)
    {
        output.PrintAll(Regex.Matches("a1 b22 c333", @"[a-z](\d+)").Select(static m => m.Groups[1].Value));
        output.PrintAll(Regex.Matches("aXbXc", "x", RegexOptions.IgnoreCase).Select(static m => m.Index));
        output.Print(Regex.Count("banana", "a"));
    }

    [KernelCase]
    public static void ReplaceAndSplit(CaseOutput output)
    {
        output.Print(Regex.Replace("John Smith", @"(\w+) (\w+)", "$2, $1"));
        output.Print(Regex.Replace("1 2 3", @"\d", static m => (int.Parse(m.Value) * 2).ToString()));
        output.PrintAll(Regex.Split("a1b22c", @"\d+"));
        output.Print(Regex.Escape("a.b*c"));
    }

    [KernelCase]
    public static void LazyGreedyLookaround(CaseOutput output)
    {
        output.Print(Regex.Match("<a><b>", "<.+>").Value);
        output.Print(Regex.Match("<a><b>", "<.+?>").Value);
        output.Print(Regex.Match("price: 100 EUR", @"\d+(?= EUR)").Value);
        output.Print(Regex.Match("foobar", @"(?<=foo)bar").Value);
        output.Print(Regex.Match("abab", @"(ab)\1").Length);
        output.Print(Regex.IsMatch("line1\nline2", "^line2$", RegexOptions.Multiline));
    }

    [KernelCase]
    public static void SourceGenerated(CaseOutput output)
    {
        output.PrintAll(Word().Matches("key = value; other=thing").Select(static m => m.Groups["name"].Value + ":" + m.Groups["value"].Value));
        output.Print(Word().IsMatch("no pairs"));
    }

    [KernelCase]
    public static void NonBacktracking(CaseOutput output)
    {
        var regex = new Regex("(a+)+b", RegexOptions.NonBacktracking);
        output.Print(regex.IsMatch(new string('a', 200)));
        output.Print(regex.Match("xxaaab").Value);
    }

    [KernelCase]
    public static void UnicodeClasses(CaseOutput output)
    {
        output.PrintAll(Regex.Matches("Äpfel und Öl 5", @"\p{Lu}\w*").Select(static m => m.Value));
        output.Print(Regex.IsMatch("ÄÖÜ", "äöü", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant));
    }

    [KernelCase]
    public static void BadPatternAndTimeOut(CaseOutput output)
    {
        output.Throws("pattern", static () => Opaque.Use(new Regex("(unclosed")));
        output.Throws("time-out", static () => new Regex("(a+)+$", RegexOptions.None, TimeSpan.FromMilliseconds(50)).IsMatch(new string('a', 40) + "!"));
    }

    [GeneratedRegex(@"(?<name>\w+)\s*=\s*(?<value>\w+)")]
    private static partial Regex Word();
}
