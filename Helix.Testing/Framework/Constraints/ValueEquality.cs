using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NUnit.Framework.Constraints;

/// <summary>When values are equal: numbers by value, texts by characters, collections by elements, the rest by Equals.</summary>
internal static class ValueEquality
{
    public static bool AreEqual(object? left, object? right)
    {
        if (left is null || right is null)
        {
            return left is null && right is null;
        }

        if (ValueOrder.IsNumber(left) && ValueOrder.IsNumber(right))
        {
            return ValueOrder.Compare(left, right) == 0;
        }

        return left is IEnumerable expected and not string && right is IEnumerable actual and not string
            ? HaveEqualItems(expected, actual)
            : left.Equals(right);
    }

    public static bool AreNear(object? expected, object? actual, object tolerance) => (expected, actual, tolerance) switch
    {
        (DateTime left, DateTime right, TimeSpan most) => (left - right).Duration() <= most,
        (TimeSpan left, TimeSpan right, TimeSpan most) => (left - right).Duration() <= most,
        ({ } left, { } right, _) when ValueOrder.IsNumber(left) && ValueOrder.IsNumber(right) =>
            Math.Abs(Real(left) - Real(right)) <= Real(tolerance),
        _ => false,
    };

    public static bool AreEquivalent(IEnumerable expected, object? actual) => Rest(expected, Items(actual)) is { Count: 0 };

    /// <summary>An element that is there twice must be among the others twice.</summary>
    public static bool IsSubset(object? actual, IEnumerable all) => Rest(Items(actual), [.. all.Cast<object?>()]) is not null;

    public static bool Contains(object? whole, object? part) => whole is string text
        ? part is string wanted && text.Contains(wanted, StringComparison.Ordinal)
        : Items(whole).Exists(item => AreEqual(item, part));

    public static bool IsEmpty(object? value) => Items(value).Count == 0;

    public static bool IsUnique(object? value)
    {
        List<object?> items = Items(value);
        return !items.Where((item, place) => items.FindIndex(place + 1, other => AreEqual(item, other)) >= 0).Any();
    }

    /// <summary>The elements of a collection, the characters of a text.</summary>
    /// <exception cref="ArgumentException">The value is neither: no description of elements holds, nor its opposite.</exception>
    public static List<object?> Items(object? value) =>
        value is IEnumerable items ? [.. items.Cast<object?>()] : throw new ArgumentException(ValueText.Of(value) + " is no collection", nameof(value));

    /// <summary>What is left of the second when the first's elements are taken away; null if one of them is not there.</summary>
    private static List<object?>? Rest(IEnumerable taken, List<object?> from)
    {
        foreach (object? item in taken)
        {
            int place = from.FindIndex(other => AreEqual(item, other));
            if (place < 0)
            {
                return null;
            }

            from.RemoveAt(place);
        }

        return from;
    }

    private static bool HaveEqualItems(IEnumerable left, IEnumerable right)
    {
        object?[] expected = [.. left.Cast<object?>()];
        object?[] actual = [.. right.Cast<object?>()];
        return expected.Length == actual.Length && expected.Zip(actual).All(static pair => AreEqual(pair.First, pair.Second));
    }

    private static double Real(object number) => Convert.ToDouble(number, CultureInfo.InvariantCulture);
}
