using System;
using System.Collections.Generic;

namespace Helix.Modules.Shell.Editing;

/// <summary>Completes the word before the place.</summary>
/// <param name="candidates">Gives the words that fit at the start of a command, or as an argument of the command named.</param>
internal sealed class Completer(Func<string?, IEnumerable<string>> candidates)
{
    /// <summary>Completes as far as the candidates agree; a single one is followed by a blank.</summary>
    /// <returns>The candidates if there are several and nothing could be added; else an empty list.</returns>
    public IReadOnlyList<string> Complete(LineBuffer line)
    {
        string before = line.Text[..line.Place];
        string command = before[(before.LastIndexOf(';') + 1)..].TrimStart();
        int blank = command.LastIndexOf(' ');
        string word = command[(blank + 1)..];
        string? verb = blank < 0 ? null : command[..command.IndexOf(' ')];
        var fitting = new List<string>();
        foreach (string candidate in candidates(verb))
        {
            if (candidate.StartsWith(word, StringComparison.Ordinal))
            {
                fitting.Add(candidate);
            }
        }

        fitting.Sort(StringComparer.Ordinal);
        string common = CommonPrefix(fitting);
        string addition = fitting.Count == 1 ? common + " " : common;
        if (fitting.Count > 0 && addition.Length > word.Length)
        {
            line.Insert(addition[word.Length..]);
            return [];
        }

        return fitting.Count > 1 ? fitting : [];
    }

    private static string CommonPrefix(List<string> words)
    {
        string common = words.Count > 0 ? words[0] : "";
        foreach (string word in words)
        {
            int length = 0;
            while (length < common.Length && length < word.Length && common[length] == word[length])
            {
                length++;
            }

            common = common[..length];
        }

        return common;
    }
}
