using Helix.Interfaces.Diagnostics;

namespace Helix.Kernel.Core.Logging;

/// <summary>The log as one module sees it.</summary>
internal sealed class SourceLog(LogBuffer buffer, string source) : ILog
{
    public void Write(LogLevel level, string message) => buffer.Write(level, source, message);

    public bool IsEnabled(LogLevel level) => buffer.IsEnabled(source, level);
}
