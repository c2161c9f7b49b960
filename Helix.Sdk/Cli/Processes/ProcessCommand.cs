using System.Collections.Generic;
using System.Linq;

namespace Helix.Sdk.Cli.Processes;

/// <summary>A program with its arguments, folder and additions to the environment.</summary>
/// <param name="Program">The program's name or path.</param>
/// <param name="Arguments">Its arguments, unquoted.</param>
/// <param name="Folder">Where it runs; null means here.</param>
/// <param name="Environment">Variables to set in addition to the inherited ones.</param>
public sealed record ProcessCommand(
    string Program,
    IReadOnlyList<string> Arguments,
    string? Folder = null,
    IReadOnlyDictionary<string, string>? Environment = null)
{
    /// <summary>The command as a person would type it.</summary>
    public override string ToString() => string.Join(' ', Arguments.Prepend(Program).Select(Quote));

    private static string Quote(string argument)
    {
        var isPlain = argument.Length > 0 && argument.All(c => char.IsAsciiLetterOrDigit(c) || "-_./:=,+@%".Contains(c));
        return isPlain ? argument : "'" + argument.Replace("'", "'\\''") + "'";
    }
}
