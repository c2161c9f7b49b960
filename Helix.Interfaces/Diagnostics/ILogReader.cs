using System.Collections.Generic;
using Helix.Interfaces.Modules;

namespace Helix.Interfaces.Diagnostics;

/// <summary>The messages that are still kept. May be called from any thread; does not block.</summary>
[Contract(3, "LogReader", "1.0.0")]
public interface ILogReader
{
    /// <summary>The newest messages of at least this level, oldest first.</summary>
    /// <param name="level">The least level.</param>
    /// <param name="count">At most so many; 0 or more.</param>
    [Function(0x00)]
    IReadOnlyList<LogEntry> Read(LogLevel level, int count);

    /// <summary>How many messages have been dropped to make room for newer ones.</summary>
    [Function(0x01)]
    long Dropped { get; }
}
