using Helix.Interfaces.Diagnostics;

namespace Helix.Kernel.Core.Logging;

/// <summary>Somewhere that messages are shown as they come.</summary>
public interface ILogSink
{
    /// <summary>Takes a message. One call at a time; must not throw.</summary>
    void Accept(LogEntry entry);
}
