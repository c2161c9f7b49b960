using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace Helix.Sdk.Cli.Documentation;

/// <summary>Finds in the kernel's sources every symbol that it exports by name.</summary>
public static partial class RuntimeSymbolScanner
{
    /// <summary>The symbols of all sources below Helix.Kernel, sorted by name, then by file.</summary>
    public static IReadOnlyList<RuntimeSymbol> Scan(Workspace workspace)
    {
        var folder = Path.Combine(workspace.Root, "Helix.Kernel");
        return Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .SelectMany(path => Scan(Path.GetRelativePath(workspace.Root, path).Replace('\\', '/'), path))
            .Distinct()
            .OrderBy(symbol => symbol.Name, StringComparer.Ordinal)
            .ThenBy(symbol => symbol.File, StringComparer.Ordinal)
            .ToArray();
    }

    /// <summary>The symbols that one source's text exports.</summary>
    /// <param name="file">Its name, whose extension tells the language.</param>
    /// <param name="text">The text.</param>
    public static IEnumerable<RuntimeSymbol> ScanText(string file, string text)
    {
        var (pattern, language) = Path.GetExtension(file) switch
        {
            ".cs" => (CSharpExport(), "C#"),
            ".asm" => (AssemblerExport(), "assembler"),
            ".xs" => (XSharpExport(), "X#"),
            _ => (null, string.Empty),
        };
        return pattern is null
            ? []
            : pattern.Matches(text).SelectMany(match => Names(match)).Select(name => new RuntimeSymbol(name, file, language));
    }

    private static IEnumerable<RuntimeSymbol> Scan(string file, string path)
        => Path.GetExtension(file) is ".cs" or ".asm" or ".xs" ? ScanText(file, File.ReadAllText(path)) : [];

    private static string[] Names(Match match)
        => match.Groups["names"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(name => name.Split(':')[0].Trim())
            .ToArray();

    [GeneratedRegex("""^\s*\[(?:RuntimeExport\(|UnmanagedCallersOnly\([^\]\n]*EntryPoint\s*=\s*)"(?<names>\w+)"[^\]\n]*\)""", RegexOptions.Multiline)]
    private static partial Regex CSharpExport();

    [GeneratedRegex(@"^\s*global\s+(?<names>[^;\n]+)", RegexOptions.Multiline)]
    private static partial Regex AssemblerExport();

    [GeneratedRegex(@"^\s*global\s+(?:(?:naked|interrupt|function|var)\s+)*(?<names>\w+)", RegexOptions.Multiline)]
    private static partial Regex XSharpExport();
}
