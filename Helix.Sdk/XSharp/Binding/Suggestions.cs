using System;
using System.Collections.Generic;
using System.Numerics;

namespace Helix.Sdk.XSharp.Binding;

/// <summary>Finds the word that was probably meant.</summary>
internal static class Suggestions
{
    private const int LongestWord = 64;
    private const int RowLength = LongestWord + 8;

    /// <summary>Returns <c>"; did you mean 'x'?"</c> for the nearest candidate, or nothing when none is near.</summary>
    public static string For(string word, IEnumerable<string> candidates)
    {
        if (word.Length > LongestWord)
        {
            return "";
        }

        int limit = word.Length <= 3 ? 1 : word.Length <= 6 ? 2 : 3;
        string? best = null;
        Span<int> rows = stackalloc int[3 * RowLength];
        uint letters = Letters(word);
        foreach (string candidate in candidates)
        {
            // An edit changes the length by one at most, and the set of letters by two.
            if (Math.Abs(candidate.Length - word.Length) > limit || BitOperations.PopCount(letters ^ Letters(candidate)) > 2 * limit)
            {
                continue;
            }

            int distance = Distance(word, candidate, limit, rows);
            if (distance < limit || (distance == limit && best == null))
            {
                best = candidate;
                limit = distance;
            }
        }

        return best == null ? "" : $"; did you mean '{best}'?";
    }

    /// <summary>Edits between two words regardless of case, where exchanging neighbours is one edit.</summary>
    private static int Distance(string left, string right, int limit, Span<int> rows)
    {
        Span<int> older = rows[..RowLength];
        Span<int> previous = rows[RowLength..(2 * RowLength)];
        Span<int> current = rows[(2 * RowLength)..];
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

    /// <summary>The set of letters of a word, one bit for each, regardless of case.</summary>
    private static uint Letters(string word)
    {
        uint set = 0;
        foreach (char c in word)
        {
            set |= 1u << (c & 31);
        }

        return set;
    }

    private static bool Same(char left, char right) => char.ToLowerInvariant(left) == char.ToLowerInvariant(right);
}
