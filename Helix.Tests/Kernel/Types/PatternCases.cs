using System;
using System.Collections.Generic;

namespace Helix.Tests.Kernel.Types;

/// <summary>Pattern matching: type, property, positional, relational, list patterns, string switches.</summary>
internal static class PatternCases
{
    [KernelCase]
    public static void TypeAndPropertyPatterns(CaseOutput output)
    {
        object?[] values = [3, -3, "", "text", new[] { 1, 2 }, 2.5, null, new Point(0, 5), new Point(5, 5), DayOfWeek.Monday];
        foreach (object? value in values)
        {
            output.Print(Describe(value));
        }

        static string Describe(object? value) => value switch
        {
            null => "null",
            int n when n < 0 => "negative",
            int => "int",
            string { Length: 0 } => "empty string",
            string s => "string of " + s.Length,
            int[] { Length: > 1 and < 5 } array => "array of " + array.Length,
            Point(0, var y) => "on the axis at " + y,
            Point { X: var x, Y: var y } when x == y => "diagonal",
            double and > 2 => "large double",
            _ => "other " + value,
        };
    }

    [KernelCase]
    public static void RelationalPatterns(CaseOutput output)
    {
        foreach (int value in new[] { -5, 0, 3, 10, 99, 100, 1000 })
        {
            output.Print(value switch
            {
                < 0 => "negative",
                0 => "zero",
                >= 1 and <= 9 => "digit",
                > 9 and < 100 => "two digits",
                100 or 1000 => "round",
                _ => "big",
            });
        }
    }

    [KernelCase]
    public static void ListPatterns(CaseOutput output)
    {
        int[][] lists = [[], [1], [1, 2], [1, 2, 3], [5, 9, 9, 5], [7, 8]];
        foreach (int[] list in lists)
        {
            output.Print(list switch
            {
                [] => "empty",
                [var only] => "one " + only,
                [1, .. var rest] => "starts with 1, then " + rest.Length,
                [var first, .., var last] when first == last => "bounded by " + first,
                _ => "other",
            });
        }
    }

    [KernelCase]
    public static void StringSwitch(CaseOutput output)
    {
        foreach (string month in new[] { "january", "february", "march", "april", "may", "june", "july", "august", "none", "" })
        {
            output.Print(month switch
            {
                "january" => 1,
                "february" => 2,
                "march" => 3,
                "april" => 4,
                "may" => 5,
                "june" => 6,
                "july" => 7,
                "august" => 8,
                _ => 0,
            });
        }
    }

    [KernelCase]
    public static void TuplePatterns(CaseOutput output)
    {
        string[] hands = ["rock", "paper", "scissors"];
        var results = new List<string>();
        foreach (string first in hands)
        {
            foreach (string second in hands)
            {
                results.Add((first, second) switch
                {
                    ("rock", "scissors") or ("paper", "rock") or ("scissors", "paper") => "first",
                    var (a, b) when a == b => "draw",
                    _ => "second",
                });
            }
        }

        output.PrintAll(results);
    }

    [KernelCase]
    public static void DenseSwitchTable(CaseOutput output)
    {
        int total = 0;
        for (int i = 0; i < 100; i++)
        {
            total += (i % 12) switch
            {
                0 => 3, 1 => 1, 2 => 4, 3 => 1, 4 => 5, 5 => 9, 6 => 2, 7 => 6, 8 => 5, 9 => 3, 10 => 5, _ => 8,
            };
        }

        output.Print(total);
        output.Throws("no match", static () => Opaque.Use(Name(Opaque.Hide(5))));

#pragma warning disable CS8509 // The missing arm is what is tested.
        static string Name(int number) => number switch { 1 => "one", 2 => "two" };
#pragma warning restore CS8509
    }

    private sealed record Point(int X, int Y);
}
