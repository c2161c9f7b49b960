using System;
using System.Collections.Generic;

namespace Helix.Modules.Shell.Parsing;

/// <summary>Finds what a mistyped word was meant to be.</summary>
internal static class Spelling
{
    /// <summary>The nearest of the words; null if none is near: at most a third of the letters, at least one, may differ.</summary>
    public static string? Nearest(string typed, IEnumerable<string> words)
    {
        string? nearest = null;
        int least = Math.Max(1, typed.Length / 3) + 1;
        foreach (string word in words)
        {
            int distance = Distance(typed, word);
            if (distance < least)
            {
                least = distance;
                nearest = word;
            }
        }

        return nearest;
    }

    /// <summary>How many insertions, deletions, replacements and swaps of neighbours lead from one word to the other.</summary>
    public static int Distance(string from, string to)
    {
        int[,] steps = new int[from.Length + 1, to.Length + 1];
        for (int i = 0; i <= from.Length; i++)
        {
            for (int j = 0; j <= to.Length; j++)
            {
                steps[i, j] = i == 0 || j == 0 ? i + j : Step(steps, from, to, i, j);
            }
        }

        return steps[from.Length, to.Length];
    }

    private static int Step(int[,] steps, string from, string to, int i, int j)
    {
        int replaced = steps[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
        int least = Math.Min(replaced, Math.Min(steps[i - 1, j], steps[i, j - 1]) + 1);
        bool swapped = i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1];
        return swapped ? Math.Min(least, steps[i - 2, j - 2] + 1) : least;
    }
}
