using System;
using System.Collections.Generic;

namespace Helix.Sdk.XSharp.Binding;

/// <summary>Finds the word that was probably meant.</summary>
internal static class Suggestions
{
    private const int LongestWord = 64;

    /// <summary>Returns <c>"; did you mean 'x'?"</c> for the nearest candidate, or nothing when none is near.</summary>
    public static string For(string word, IEnumerable<string> candidates)
    {
        if (word.Length > LongestWord)
        {
            return "";
        }

        int limit = word.Length <= 3 ? 1 : word.Length <= 6 ? 2 : 3;
        string? best = null;
        foreach (string candidate in candidates)
        {
            if (Math.Abs(candidate.Length - word.Length) > limit)
            {
                continue;
            }

            int distance = Distance(word, candidate, limit);
            if (distance < limit || (distance == limit && best == null))
            {
                best = candidate;
                limit = distance;
            }
        }

        return best == null ? "" : $"; did you mean '{best}'?";
    }

    /// <summary>Edits between two words regardless of case, where exchanging neighbours is one edit.</summary>
    private static int Distance(string left, string right, int limit)
    {
        Span<int> older = stackalloc int[LongestWord + 8];
        Span<int> previous = stackalloc int[LongestWord + 8];
        Span<int> current = stackalloc int[LongestWord + 8];
        for (int j = 0; j <= right.Length; j++)
        {
            previous[j] = j;
        }

        for (int i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            int least = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int cost = Same(left[i - 1], right[j - 1]) ? 0 : 1;
                int value = Math.Min(Math.Min(previous[j] + 1, current[j - 1] + 1), previous[j - 1] + cost);
                if (i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1]))
                {
                    value = Math.Min(value, older[j - 2] + 1);
                }

                current[j] = value;
                least = Math.Min(least, value);
            }

            if (least > limit)
            {
                return limit + 1;
            }

            Span<int> free = older;
            older = previous;
            previous = current;
            current = free;
        }

        return previous[right.Length];
    }

    private static bool Same(char left, char right) => char.ToLowerInvariant(left) == char.ToLowerInvariant(right);
}
