using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Helix.Sdk.Plugs;

/// <summary>
/// Finds the functions and exported labels of an X# source by their lines. A comment such as
/// <c>// (ulong times) -> ulong</c> above a function, with nothing but comments and <c>align</c> between, is its signature.
/// </summary>
internal static class XSharpScanner
{
    private static readonly Regex _namespace = new(@"^\s*namespace\s+([\w.]+)", RegexOptions.IgnoreCase);
    private static readonly Regex _function =
        new(@"^\s*(?<global>global\s+)?(naked\s+)?(function|interrupt)\s+(?<dots>\.*)(?<name>\w+)", RegexOptions.IgnoreCase);
    private static readonly Regex _label = new(@"^\s*global\s+(?<name>\w+)\s*:", RegexOptions.IgnoreCase);
    private static readonly Regex _signature = new(@"^\s*//\s*(\([^)]*\)(\s*->\s*[\w*]+)?)");
    private static readonly Regex _between = new(@"^\s*(//.*|align\b.*|global\s+\w+\s*:\s*)?$", RegexOptions.IgnoreCase);

    public static ImmutableArray<XSharpDefinition> Scan(string file, string source)
    {
        var found = ImmutableArray.CreateBuilder<XSharpDefinition>();
        string prefix = "";
        string? signature = null;
        string[] lines = source.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].TrimEnd('\r');
            if (_namespace.Match(line) is { Success: true } space)
            {
                prefix = space.Groups[1].Value.Replace('.', '_') + "_";
            }
            else if (_function.Match(line) is { Success: true } function)
            {
                bool isExact = function.Groups["global"].Success || function.Groups["dots"].Length > 0;
                found.Add(new XSharpDefinition((isExact ? "" : prefix) + function.Groups["name"].Value, file, i + 1, signature));
                signature = null;
            }
            else if (_label.Match(line) is { Success: true } label)
            {
                found.Add(new XSharpDefinition(label.Groups["name"].Value, file, i + 1, signature));
            }
            else if (_signature.Match(line) is { Success: true } comment)
            {
                signature = comment.Groups[1].Value;
            }
            else if (line.Trim().Length == 0 || !_between.IsMatch(line))
            {
                signature = null;
            }
        }

        return found.ToImmutable();
    }

    /// <summary>
    /// Splits a signature into types, the result last; null when it is prose. A pointer of any kind is <c>*</c>.
    /// </summary>
    public static List<string>? Types(string signature)
    {
        int close = signature.IndexOf(')');
        int arrow = signature.IndexOf("->", close, System.StringComparison.Ordinal);
        var types = new List<string>();
        foreach (string part in signature.Substring(1, close - 1).Split(','))
        {
            if (part.Trim().Length > 0)
            {
                types.Add(PlugType.Normalise(part.Trim().Split(' ')[0]));
            }
        }

        types.Add(arrow < 0 ? "void" : PlugType.Normalise(signature.Substring(arrow + 2).Trim()));
        return types.TrueForAll(PlugType.IsKnown) ? types : null;
    }
}
