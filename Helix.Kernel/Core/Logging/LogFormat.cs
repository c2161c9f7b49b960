using System.Globalization;
using Helix.Interfaces.Diagnostics;

namespace Helix.Kernel.Core.Logging;

/// <summary>The text form of a message.</summary>
public static class LogFormat
{
    /// <summary>A line such as <c>[    1.234567] warning serial16550: no device</c>, without a line break.</summary>
    public static string Line(LogEntry entry) => string.Create(
        CultureInfo.InvariantCulture, $"[{entry.Time.TotalSeconds,12:F6}] {Name(entry.Level)} {entry.Source}: {entry.Message}");

    /// <summary>The name of a level in lower case.</summary>
    public static string Name(LogLevel level) => level switch
    {
        LogLevel.Trace => "trace",
        LogLevel.Debug => "debug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warning",
        LogLevel.Error => "error",
        _ => "critical",
    };

    /// <summary>The level of a name, as <see cref="Name"/> gives it; false for another text.</summary>
    public static bool TryParse(string text, out LogLevel level)
    {
        for (level = LogLevel.Trace; level <= LogLevel.Critical; level++)
        {
            if (string.Equals(Name(level), text, System.StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        level = LogLevel.Information;
        return false;
    }
}
