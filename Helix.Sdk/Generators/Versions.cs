using System.Globalization;

namespace Helix.Sdk.Generators;

/// <summary>Reads versions and ranges as ModuleVersion and VersionRange of the contracts do.</summary>
internal static class Versions
{
    private const long Unbounded = -1;

    public static bool TryParse(string text, out long packed)
    {
        packed = 0;
        string[] parts = text.Split('.');
        if (parts.Length > 3)
        {
            return false;
        }

        for (int i = 0; i < 3; i++)
        {
            ushort part = 0;
            if (i < parts.Length && !ushort.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out part))
            {
                return false;
            }

            packed = (packed << 16) | part;
        }

        return true;
    }

    /// <summary>The arguments of <c>new ModuleVersion(...)</c>; zeros for malformed text, which is reported elsewhere.</summary>
    public static string ToArguments(string text)
    {
        TryParse(text, out long packed);
        return string.Format(CultureInfo.InvariantCulture, "{0}, {1}, {2}", (packed >> 32) & 0xFFFF, (packed >> 16) & 0xFFFF, packed & 0xFFFF);
    }

    public static bool IsRange(string text)
    {
        text = text.Replace(" ", "");
        if (text == "*" || TryParse(text, out _))
        {
            return true;
        }

        if (text.Length < 3 || text[0] is not ('[' or '(') || text[text.Length - 1] is not (']' or ')'))
        {
            return false;
        }

        bool closed = text[0] == '[' && text[text.Length - 1] == ']';
        string[] ends = text.Substring(1, text.Length - 2).Split(',');
        if (ends.Length > 2 || !TryParseEnd(ends[0], out long low) || !TryParseEnd(ends[ends.Length - 1], out long high))
        {
            return false;
        }

        bool bothKnown = low != Unbounded && high != Unbounded;
        return ends.Length == 1 ? low != Unbounded && closed : !bothKnown || low < high || (low == high && closed);
    }

    private static bool TryParseEnd(string text, out long packed)
    {
        packed = Unbounded;
        return text.Length == 0 || TryParse(text, out packed);
    }
}
