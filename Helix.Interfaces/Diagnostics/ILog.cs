namespace Helix.Interfaces.Diagnostics;

/// <summary>
/// Where messages for people go. May be called from any thread, does not block for longer than the sinks need; not for interrupt
/// handlers.
/// </summary>
public interface ILog
{
    /// <summary>Writes one message; line breaks in it are kept.</summary>
    void Write(LogLevel level, string message);

    /// <summary>Whether a message of this level would be kept; lets a caller save the work of making it.</summary>
    bool IsEnabled(LogLevel level);
}
