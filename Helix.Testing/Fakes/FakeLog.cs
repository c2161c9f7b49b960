using System.Collections.Generic;
using Helix.Interfaces.Diagnostics;

namespace Helix.Testing.Fakes;

/// <summary>A log that keeps everything. May be used from any thread.</summary>
public sealed class FakeLog : ILog
{
    private readonly List<(LogLevel Level, string Message)> _entries = [];

    /// <summary>What was written so far.</summary>
    public IReadOnlyList<(LogLevel Level, string Message)> Entries
    {
        get
        {
            lock (_entries)
            {
                return [.. _entries];
            }
        }
    }

    /// <inheritdoc />
    public void Write(LogLevel level, string message)
    {
        lock (_entries)
        {
            _entries.Add((level, message));
        }
    }

    /// <inheritdoc />
    public bool IsEnabled(LogLevel level) => true;
}
