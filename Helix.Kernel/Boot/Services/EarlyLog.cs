using Helix.Interfaces.Diagnostics;
using Helix.Kernel.Core.Logging;
using Helix.Kernel.Machine.Console;

namespace Helix.Kernel.Boot.Services;

/// <summary>Shows serious messages while there is no terminal.</summary>
internal sealed class EarlyLog : ILogSink
{
    /// <summary>Whether messages are still shown here.</summary>
    public bool IsOpen { get; set; } = true;

    public void Accept(LogEntry entry)
    {
        if (IsOpen && entry.Level >= LogLevel.Error)
        {
            EarlyConsole.Write(LogFormat.Line(entry));
            EarlyConsole.Write("\n");
        }
    }
}
