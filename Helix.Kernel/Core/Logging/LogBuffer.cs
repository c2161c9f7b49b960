using System;
using System.Collections.Generic;
using Helix.Interfaces.Diagnostics;

namespace Helix.Kernel.Core.Logging;

/// <summary>
/// Keeps the newest messages in a ring of fixed size and hands each one to the sinks. May be called from any thread; a sink that writes
/// to the log itself is heard, but not handed its own message again.
/// </summary>
public sealed class LogBuffer : ILogReader
{
    private readonly object _gate = new();
    private readonly LogEntry[] _ring;
    private readonly Func<TimeSpan> _uptime;
    private ILogSink[] _sinks = [];
    private long _count;
    private int _sinkDepth;

    /// <summary>Makes an empty ring.</summary>
    /// <param name="capacity">How many messages are kept, at least 1.</param>
    /// <param name="uptime">The time since the start of the system.</param>
    public LogBuffer(int capacity, Func<TimeSpan> uptime)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        _ring = new LogEntry[capacity];
        _uptime = uptime;
    }

    /// <summary>The least level that is kept.</summary>
    public LogLevel MinimumLevel { get; set; } = LogLevel.Information;

    /// <inheritdoc />
    public long Dropped
    {
        get
        {
            lock (_gate)
            {
                return Math.Max(0, _count - _ring.Length);
            }
        }
    }

    /// <summary>A log whose messages bear this source.</summary>
    public ILog For(string source) => new SourceLog(this, source);

    /// <summary>Hands every message from now on to the sink.</summary>
    public void AddSink(ILogSink sink)
    {
        lock (_gate)
        {
            _sinks = [.. _sinks, sink];
        }
    }

    /// <summary>Ends that.</summary>
    public void RemoveSink(ILogSink sink)
    {
        lock (_gate)
        {
            _sinks = Array.FindAll(_sinks, other => !ReferenceEquals(other, sink));
        }
    }

    /// <summary>Keeps a message and hands it to the sinks, unless its level is below the least.</summary>
    public void Write(LogLevel level, string source, string message)
    {
        if (level < MinimumLevel)
        {
            return;
        }

        lock (_gate)
        {
            var entry = new LogEntry(_count, _uptime(), level, source, message);
            _ring[_count % _ring.Length] = entry;
            _count++;
            if (_sinkDepth == 0)
            {
                HandOut(entry);
            }
        }
    }

    /// <inheritdoc />
    public IReadOnlyList<LogEntry> Read(LogLevel level, int count)
    {
        var newestFirst = new List<LogEntry>();
        lock (_gate)
        {
            long oldest = Math.Max(0, _count - _ring.Length);
            for (long number = _count - 1; number >= oldest && newestFirst.Count < count; number--)
            {
                LogEntry entry = _ring[number % _ring.Length];
                if (entry.Level >= level)
                {
                    newestFirst.Add(entry);
                }
            }
        }

        newestFirst.Reverse();
        return newestFirst;
    }

    private void HandOut(LogEntry entry)
    {
        _sinkDepth++;
        try
        {
            foreach (ILogSink sink in _sinks)
            {
                sink.Accept(entry);
            }
        }
        finally
        {
            _sinkDepth--;
        }
    }
}
