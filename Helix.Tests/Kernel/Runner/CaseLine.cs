using System;
using System.Globalization;
using System.Text;

namespace Helix.Tests.Kernel.Runner;

/// <summary>
/// The lines that the kernel and the host exchange over the serial line, one record each:
/// <code>
/// @helix-test 1 count            before the first case; the version of the protocol and how many cases follow
/// @begin Name                    a case starts
/// |text                          a line that it printed, escaped
/// @pass Name microseconds        it ended well
/// @fail Name microseconds text   it did not; the reason, escaped
/// @end passed failed             after the last case
/// </code>
/// Text is escaped to printable ASCII, so that no console on the way can change it: <c>\\</c> is a backslash, <c>\uXXXX</c> any other
/// UTF-16 unit. Lines that begin otherwise are the system's own.
/// </summary>
public static class CaseLine
{
    /// <summary>The version of the protocol.</summary>
    public const int Version = 1;

    /// <summary>Starts a run.</summary>
    public const string Header = "@helix-test ";

    /// <summary>Starts a case.</summary>
    public const string Begin = "@begin ";

    /// <summary>Starts a printed line.</summary>
    public const string Printed = "|";

    /// <summary>Ends a case that passed.</summary>
    public const string Pass = "@pass ";

    /// <summary>Ends a case that failed.</summary>
    public const string Fail = "@fail ";

    /// <summary>Ends a run.</summary>
    public const string End = "@end ";

    /// <summary>Makes one line of printable ASCII of any text.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (char unit in text)
        {
            if (unit == '\\')
            {
                escaped.Append(@"\\");
            }
            else if (unit is >= ' ' and <= '~')
            {
                escaped.Append(unit);
            }
            else
            {
                escaped.Append(@"\u").Append(((int)unit).ToString("X4", CultureInfo.InvariantCulture));
            }
        }

        return escaped.ToString();
    }

    /// <summary>Undoes <see cref="Escape"/>; what is no escape stays as it is.</summary>
    public static string Unescape(string line)
    {
        var text = new StringBuilder(line.Length);
        for (int i = 0; i < line.Length; i++)
        {
            if (line[i] == '\\' && i + 1 < line.Length && line[i + 1] == '\\')
            {
                text.Append('\\');
                i++;
            }
            else if (line[i] == '\\' && i + 5 < line.Length && line[i + 1] == 'u'
                && ushort.TryParse(line.AsSpan(i + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort unit))
            {
                text.Append((char)unit);
                i += 5;
            }
            else
            {
                text.Append(line[i]);
            }
        }

        return text.ToString();
    }
}
