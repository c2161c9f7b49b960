using System;
using System.Diagnostics.CodeAnalysis;

namespace Helix.Interfaces.Modules;

/// <summary>
/// A set of versions in interval notation: <c>[1.0,2.0)</c> from 1.0 up to but not 2.0, <c>(1.0,]</c> newer than 1.0,
/// <c>[1.2]</c> exactly that one, <c>1.2</c> that one or newer, <c>*</c> any.
/// </summary>
public sealed class VersionRange
{
    private readonly ModuleVersion? _low;
    private readonly ModuleVersion? _high;
    private readonly Bounds _bounds;
    private readonly string _text;

    private VersionRange(string text, ModuleVersion? low, ModuleVersion? high, Bounds bounds)
    {
        _text = text;
        _low = low;
        _high = high;
        _bounds = bounds;
    }

    [Flags]
    private enum Bounds
    {
        Open = 0,
        LowIncluded = 1,
        HighIncluded = 2,
    }

    /// <summary>The range that every version is in.</summary>
    public static VersionRange Any { get; } = new("*", null, null, Bounds.Open);

    /// <summary>Reads the notation above; false for anything else, also for a range that is empty.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out VersionRange? range)
    {
        range = null;
        text = text?.Replace(" ", "");
        if (string.IsNullOrEmpty(text))
        {
            return false;
        }

        if (text == "*")
        {
            range = Any;
            return true;
        }

        if (ModuleVersion.TryParse(text, out ModuleVersion least))
        {
            range = new VersionRange(text, least, null, Bounds.LowIncluded);
            return true;
        }

        return TryParseInterval(text, out range);
    }

    /// <summary>Reads the notation above; for generated code, which the compiler has checked.</summary>
    /// <exception cref="FormatException">The text is no range, or an empty one.</exception>
    public static VersionRange Parse(string text) =>
        TryParse(text, out VersionRange? range) ? range : throw new FormatException("no version range: " + text);

    /// <summary>Whether the version is in the range.</summary>
    public bool Contains(ModuleVersion version)
    {
        if (_low is { } low && (version < low || (version == low && (_bounds & Bounds.LowIncluded) == 0)))
        {
            return false;
        }

        return _high is not { } high || version < high || (version == high && (_bounds & Bounds.HighIncluded) != 0);
    }

    /// <summary>The range as it was written.</summary>
    public override string ToString() => _text;

    private static bool TryParseInterval(string text, [NotNullWhen(true)] out VersionRange? range)
    {
        range = null;
        if (text.Length < 3 || text[0] is not ('[' or '(') || text[^1] is not (']' or ')'))
        {
            return false;
        }

        Bounds bounds = text[0] == '[' ? Bounds.LowIncluded : Bounds.Open;
        bounds |= text[^1] == ']' ? Bounds.HighIncluded : Bounds.Open;
        string[] ends = text[1..^1].Split(',');
        if (ends.Length > 2 || !TryParseEnd(ends[0], out ModuleVersion? low) || !TryParseEnd(ends[^1], out ModuleVersion? high))
        {
            return false;
        }

        const Bounds Closed = Bounds.LowIncluded | Bounds.HighIncluded;
        bool exact = ends.Length == 1;
        bool empty = low is { } a && high is { } b && (a > b || (a == b && bounds != Closed));
        if (empty || (exact && (low is null || bounds != Closed)))
        {
            return false;
        }

        range = new VersionRange(text, low, high, bounds);
        return true;
    }

    private static bool TryParseEnd(string text, out ModuleVersion? end)
    {
        end = null;
        if (text.Length == 0)
        {
            return true;
        }

        bool known = ModuleVersion.TryParse(text, out ModuleVersion version);
        end = version;
        return known;
    }
}
