using System;
using System.Linq;

namespace Helix.Tests.Kernel.Text;

/// <summary>Strings: search, split, replace, compare, case, formatting, characters.</summary>
internal static class StringCases
{
    private const string Sentence = "The quick brown fox jumps over the lazy dog";

    [KernelCase]
    public static void Searching(CaseOutput output)
    {
        output.Print(Sentence.IndexOf("fox", StringComparison.Ordinal));
        output.Print(Sentence.IndexOf("THE", StringComparison.OrdinalIgnoreCase));
        output.Print(Sentence.LastIndexOf("the", StringComparison.OrdinalIgnoreCase));
        output.Print(Sentence.IndexOfAny(['z', 'q']));
        output.Print(Sentence.Contains("lazy") && !Sentence.Contains("cat"));
        output.Print(Sentence.StartsWith("the", StringComparison.OrdinalIgnoreCase));
        output.Print(Sentence.EndsWith('g'));
        output.Print(new string('a', 1000).IndexOf('b'));
        output.Print((new string('a', 1000) + "b").IndexOf('b'));
    }

    [KernelCase]
    public static void SplitAndJoin(CaseOutput output)
    {
        output.PrintAll(Sentence.Split(' '));
        output.PrintAll("a,b;;c , d".Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        output.PrintAll("k=v=w".Split('=', 2));
        output.PrintAll("one--two--three".Split("--"));
        output.Print(string.Join('|', [1, 2, 3]));
        output.Print(string.Concat(Enumerable.Repeat("ab", 3)));
        output.PrintAll("line1\nline2\r\nline3".ReplaceLineEndings("\n").Split('\n'));
    }

    [KernelCase]
    public static void ReplaceTrimPad(CaseOutput output)
    {
        output.Print(Sentence.Replace("quick", "slow").Replace('o', '0'));
        output.Print("[" + "  x y ".Trim() + "][" + "xxabcxx".Trim('x') + "][" + "..a..".TrimStart('.') + "]");
        output.Print("7".PadLeft(3, '0') + "7".PadRight(3, '-'));
        output.Print("abcdef".Remove(2, 2).Insert(1, "ZZ"));
        output.Print("abcdef"[2..^1]);
        output.Print("aXbXc".Replace("x", "--", StringComparison.OrdinalIgnoreCase));
    }

    [KernelCase]
    public static void Comparison(CaseOutput output)
    {
        output.Print(Math.Sign(string.CompareOrdinal("a", "b")));
        output.Print(Math.Sign(string.Compare("Straße", "STRASSE", StringComparison.OrdinalIgnoreCase)));
        output.Print("abc".Equals("ABC", StringComparison.OrdinalIgnoreCase));
        output.Print(Math.Sign("apple".CompareTo("Apple")));
        output.Print(string.Equals("é", "É", StringComparison.OrdinalIgnoreCase));
        output.Print(StringComparer.Ordinal.Compare("Z", "a") < 0);
        output.Print(StringComparer.InvariantCulture.Equals("a", "a"));
        output.Print(Opaque.Hide("ab") + "c" == "abc");
    }

    [KernelCase]
    public static void CaseAndCharacters(CaseOutput output)
    {
        output.Print(Sentence.ToUpperInvariant());
        output.Print("ÀÉÎÕÜ ŠĐ ΑΒΓ ЖЯ".ToLowerInvariant());
        output.Print("aZ5 _\té€".Select(static c => $"{char.IsLetter(c)}{char.IsDigit(c)}{char.IsWhiteSpace(c)}{char.IsUpper(c)}").Distinct().Count());
        output.Print(char.GetUnicodeCategory('€') + " " + char.GetUnicodeCategory('A') + " " + char.GetNumericValue('½'));
        output.Print(new string("stressed".Reverse().ToArray()));
        output.Print(char.IsSurrogatePair("😀", 0) + " " + char.ConvertToUtf32("😀", 0));
        output.Print(string.Concat("a😀b".EnumerateRunes().Select(static r => r.Value.ToString("X") + " ")));
    }

    [KernelCase]
    public static void CompositeFormatting(CaseOutput output)
    {
        output.Print(string.Format("{0} {1:D3} {2,6}|{2,-6}| {{}} {3:X}", "a", 7, "b", 255));
        output.Print($"{Opaque.Hide(3.14159):F2} {Opaque.Hide(5),4} {Opaque.Hide("x"),-3}| {DateTime.UnixEpoch:yyyy}");
        output.Print($"{(object?)null}|{Opaque.Hide(true)}|{Opaque.Hide('c')}");
        output.Throws("index", static () => string.Format("{1}", "only one"));
        output.Throws("brace", static () => string.Format("{", "x"));
        output.Print(string.Format("{0}{1}{2}{3}{4}", 1, 2L, 3.5, 4m, 'e'));
    }

    [KernelCase]
    public static void CustomFormatProvider(CaseOutput output)
    {
        output.Print(string.Format(new Shouting(), "{0} and {1:q} and {2}", "soft", "quoted", 5));
        output.Print(new Temperature(21.5).ToString());
        output.Print($"{new Temperature(21.5):F}");
    }

    [KernelCase]
    public static void InterningAndHash(CaseOutput output)
    {
        string built = string.Concat("inter", Opaque.Hide("ned"));
        output.Print(ReferenceEquals(string.Intern(built), string.Intern("interned")));
        output.Print(built.GetHashCode() == "interned".GetHashCode());
        output.Print(string.IsNullOrWhiteSpace(" \t") && string.IsNullOrEmpty(""));
        output.Print(string.Create(5, 'z', static (span, c) => span.Fill(c)));
        output.Print("abc".GetHashCode(StringComparison.OrdinalIgnoreCase) == "ABC".GetHashCode(StringComparison.OrdinalIgnoreCase));
    }

    private sealed class Shouting : IFormatProvider, ICustomFormatter
    {
        public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : null;

        public string Format(string? format, object? arg, IFormatProvider? formatProvider) =>
            format == "q" ? "'" + arg + "'" : arg?.ToString()?.ToUpperInvariant() + "!";
    }

    private readonly struct Temperature(double celsius) : IFormattable
    {
        public override string ToString() => ToString("C", null);

        public string ToString(string? format, IFormatProvider? formatProvider) =>
            format == "F" ? ((celsius * 1.8) + 32).ToString("F1", formatProvider) + "F" : celsius.ToString("F1", formatProvider) + "C";
    }
}
