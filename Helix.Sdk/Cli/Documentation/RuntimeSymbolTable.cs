using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace Helix.Sdk.Cli.Documentation;

/// <summary>The table of exported symbols in docs/RUNTIME.md, which is made from the sources.</summary>
public static class RuntimeSymbolTable
{
    private const string Begin = "<!-- symbols: begin (written by `./helix symbols`) -->";
    private const string End = "<!-- symbols: end -->";

    private static readonly (string Title, Func<string, bool> Holds)[] Areas =
    [
        ("The runtime's functions (`Rh*`)", name => name.StartsWith("Rh", StringComparison.Ordinal)),
        ("The platform (`SystemNative_*` and its kin)", name => name.Contains("Native_", StringComparison.Ordinal)),
        ("The rest: C library, mathematics, variables, the kernel's own", _ => true),
    ];

    /// <summary>The document.</summary>
    public static string Path(Workspace workspace) => System.IO.Path.Combine(workspace.Root, "docs", "RUNTIME.md");

    /// <summary>Puts the table of these symbols into a document.</summary>
    /// <param name="document">The document's text, with the table's two marks.</param>
    /// <param name="symbols">The symbols, sorted.</param>
    /// <exception cref="HelixException">A mark is missing.</exception>
    public static string Replace(string document, IReadOnlyList<RuntimeSymbol> symbols)
    {
        var begin = document.IndexOf(Begin, StringComparison.Ordinal);
        var end = document.IndexOf(End, StringComparison.Ordinal);
        if (begin < 0 || end < begin)
        {
            throw new HelixException($"docs/RUNTIME.md lacks the lines «{Begin}» and «{End}»");
        }

        return string.Concat(document[..begin], Begin, "\n") + Render(symbols) + document[end..];
    }

    private static string Render(IReadOnlyList<RuntimeSymbol> symbols)
    {
        var text = new StringBuilder();
        var left = symbols.ToList();
        foreach (var (title, holds) in Areas)
        {
            var own = left.Where(symbol => holds(symbol.Name)).ToList();
            left = left.Except(own).ToList();
            text.Append($"\n### {title}\n\n{own.Count} symbols.\n\n| symbol | language | file |\n|---|---|---|\n");
            foreach (var symbol in own)
            {
                text.Append($"| `{symbol.Name}` | {symbol.Language} | `{symbol.File}` |\n");
            }
        }

        return text.Append('\n').ToString();
    }
}
