using System;
using System.Globalization;

namespace Helix.Interfaces.Configuration;

/// <summary>Reads values from configuration text, independent of culture.</summary>
public static class ConfigText
{
    /// <summary>
    /// Reads a value; false if the text is none. Whole numbers may be hexadecimal with <c>0x</c>; for <see cref="bool"/> also
    /// <c>1 0 yes no on off</c> and the empty text (true: the key alone switches on).
    /// </summary>
    public static bool TryParse<T>(string text, out T value)
        where T : struct, IParsable<T>
    {
        string normal = typeof(T) == typeof(bool) ? NormaliseFlag(text) : NormaliseNumber(text);
        return T.TryParse(normal, CultureInfo.InvariantCulture, out value);
    }

    private static string NormaliseNumber(string text) =>
        text.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
        && ulong.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong number)
            ? number.ToString(CultureInfo.InvariantCulture)
            : text;

    private static string NormaliseFlag(string text) => text.ToLowerInvariant() switch
    {
        "" or "1" or "yes" or "on" => bool.TrueString,
        "0" or "no" or "off" => bool.FalseString,
        _ => text,
    };
}
