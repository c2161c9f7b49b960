using System.Collections.Generic;
using System.Globalization;
using Helix.Interfaces.Console;
using Helix.Interfaces.Diagnostics;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Shell;

namespace Helix.Modules.Shell.Commands;

/// <summary>Shows the newest messages.</summary>
[ShellCommand("log", "[level] [count]", "shows the newest messages of at least a level")]
internal sealed class LogCommand : IShellCommand
{
    private const int DefaultCount = 20;

    private static readonly string[] Levels = ["trace", "debug", "info", "warning", "error", "critical"];

    public Status Run(ICommandContext context, IReadOnlyList<string> arguments)
    {
        if (!TryRead(arguments, out LogLevel level, out int count))
        {
            return Status.InvalidArgument;
        }

        ILogReader log = context.Modules.Get<ILogReader>()!;
        foreach (LogEntry entry in log.Read(level, count))
        {
            context.Console.WriteLine(Line(entry));
        }

        if (log.Dropped > 0)
        {
            context.Console.WriteLine($"{log.Dropped} older messages are gone");
        }

        return Status.Ok;
    }

    private static string Line(LogEntry entry) => string.Create(
        CultureInfo.InvariantCulture,
        $"{entry.Time.TotalSeconds,10:F3} {Levels[(int)entry.Level],-8} {entry.Source}: {entry.Message}");

    private static bool TryRead(IReadOnlyList<string> arguments, out LogLevel level, out int count)
    {
        level = LogLevel.Trace;
        count = DefaultCount;
        bool levelSeen = false;
        bool countSeen = false;
        foreach (string argument in arguments)
        {
            int index = System.Array.IndexOf(Levels, argument);
            if (index >= 0 && !levelSeen)
            {
                level = (LogLevel)index;
                levelSeen = true;
            }
            else if (!countSeen && int.TryParse(argument, NumberStyles.None, CultureInfo.InvariantCulture, out count))
            {
                countSeen = true;
            }
            else
            {
                return false;
            }
        }

        return true;
    }
}
