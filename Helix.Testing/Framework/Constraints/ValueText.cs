using System;
using System.Collections;
using System.Globalization;
using System.Linq;

namespace NUnit.Framework.Constraints;

/// <summary>Values as a message shows them.</summary>
internal static class ValueText
{
    private const int MostItems = 10;

    public static string Of(object? value) => value switch
    {
        null => "null",
        string text => "\"" + text + "\"",
        char character => "'" + character + "'",
        bool flag => flag ? "true" : "false",
        Exception exception => exception.ToString(),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable items => Items(items),
        _ => value.ToString() ?? value.GetType().Name,
    };

    private static string Items(IEnumerable items)
    {
        string[] first = [.. items.Cast<object?>().Take(MostItems + 1).Select(Of)];
        return first.Length > MostItems
            ? "< " + string.Join(", ", first[..MostItems]) + ", ... >"
            : "< " + string.Join(", ", first) + " >";
    }
}
