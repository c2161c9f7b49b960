using System;
using System.Text.RegularExpressions;

namespace Helix.Sdk.Packaging.Linking;

/// <summary>Makes the compiler's names readable: in them, dots have become underscores, and two part a type from its method.</summary>
internal static partial class SymbolText
{
    /// <summary>A name for people, such as <c>System.String.Concat</c>; what is not recognised stays.</summary>
    public static string Readable(string symbol)
    {
        string text = symbol.StartsWith("_ZTV", StringComparison.Ordinal) ? symbol[4..] : symbol;
        text = CoreAssembly().Replace(text, "");
        text = Overload().Replace(text, "");
        text = text.Replace("___ctor", ".ctor", StringComparison.Ordinal).Replace("__", ".", StringComparison.Ordinal);
        return text.Contains("System", StringComparison.Ordinal) || text.Contains("Helix", StringComparison.Ordinal) ? text.Replace('_', '.') : symbol;
    }

    [GeneratedRegex(@"S_P_[A-Za-z]+_(?=System|Internal|Microsoft)")]
    private static partial Regex CoreAssembly();

    [GeneratedRegex(@"_\d+$")]
    private static partial Regex Overload();
}
