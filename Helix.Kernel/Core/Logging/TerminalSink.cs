using Helix.Interfaces.Console;
using Helix.Interfaces.Diagnostics;

namespace Helix.Kernel.Core.Logging;

/// <summary>Shows messages of at least one level on a console, in the colour of their level.</summary>
/// <param name="console">Where they appear.</param>
/// <param name="least">The least level shown.</param>
public sealed class TerminalSink(IConsole console, LogLevel least) : ILogSink
{
    /// <inheritdoc />
    public void Accept(LogEntry entry)
    {
        if (entry.Level >= least)
        {
            console.Write(Colour(entry.Level), LogFormat.Line(entry));
            console.WriteLine();
        }
    }

    private static ConsoleColour Colour(LogLevel level) => level switch
    {
        >= LogLevel.Error => ConsoleColour.BrightRed,
        LogLevel.Warning => ConsoleColour.Yellow,
        _ => ConsoleColour.Grey,
    };
}
