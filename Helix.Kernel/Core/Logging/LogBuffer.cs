using System;
using System.Collections.Generic;
using System.Threading;
using Helix.Interfaces.Diagnostics;

namespace Helix.Kernel.Core.Logging;

/// <summary>
/// Keeps the newest messages in a ring of fixed size and hands each one to the sinks. May be called from any thread, also by who holds up
/// what a sink needs: whoever finds the sinks taken leaves its message to who has them. A sink that writes to the log itself is heard,
/// but not handed its own message again.
/// </summary>
public sealed class LogBuffer : ILogReader
{
    private readonly object _gate = new();
    private readonly object _delivery = new();
    private readonly LogEntry[] _ring;
    private readonly Func<TimeSpan> _uptime;
    private readonly Queue<LogEntry> _pending = new();
    private volatile Dictionary<string, LogLevel> _levels = [];
    private volatile ILogSink[] _sinks = [];
    private volatile int _held;
    private long _count;

    /// <summary>Makes an empty ring.</summary>
    /// <param name="capacity">How many messages are kept, at least 1.</param>
    /// <param name="uptime">The time since the start of the system.</param>
    public LogBuffer(int capacity, Func<TimeSpan> uptime)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        _ring = new LogEntry[capacity];
        _uptime = uptime;
    }

    /// <summary>The least level that is kept of sources without a level of their own.</summary>
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

    /// <summary>Gives a source a least level of its own.</summary>
    public void SetLevel(string source, LogLevel level)
    {
        lock (_gate)
        {
            _levels = new Dictionary<string, LogLevel>(_levels, StringComparer.OrdinalIgnoreCase) { [new string(source)] = level };
        }
    }

    /// <summary>Whether a message would be kept.</summary>
    public bool IsEnabled(string source, LogLevel level)
    {
        Dictionary<string, LogLevel> levels = _levels;
        return level >= (levels.Count > 0 && levels.TryGetValue(source, out LogLevel own) ? own : MinimumLevel);
    }

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

    /// <summary>
    /// Keeps messages from the sinks until <see cref="Release"/>, as often as it was called: while a module is replaced that a sink may need,
    /// who replaces it must not wait for the sink.
    /// </summary>
    public void Hold() => Interlocked.Increment(ref _held);

    /// <summary>Ends a hold and hands out what has gathered.</summary>
    public void Release()
    {
        Interlocked.Decrement(ref _held);
        HandOut();
    }

    /// <summary>Keeps a message and hands it to the sinks, unless its level is below the least.</summary>
    public void Write(LogLevel level, string source, string message)
    {
        if (!IsEnabled(source, level))
        {
            return;
        }

        // The texts are copies: a literal belongs to the image of the module that wrote it, and would keep that in memory.
        string ownSource = new(source);
        string ownMessage = new(message);
        lock (_gate)
        {
            var entry = new LogEntry(_count, _uptime(), level, ownSource, ownMessage);
            _ring[_count % _ring.Length] = entry;
            _count++;
            if (_sinks.Length > 0 && !Monitor.IsEntered(_delivery))
            {
                Await(entry);
            }
        }

        HandOut();
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

    private void Await(LogEntry entry)
    {
        if (_pending.Count == _ring.Length)
        {
            _ = _pending.Dequeue();
        }

        _pending.Enqueue(entry);
    }

    /// <summary>
    /// Hands out what is pending, unless another thread does. Who leaves looks again, as a message may have come that was left to it.
    /// </summary>
    private void HandOut()
    {
        while (_held == 0 && HasPending() && !Monitor.IsEntered(_delivery) && Monitor.TryEnter(_delivery))
        {
            try
            {
                while (_held == 0 && TryTake(out LogEntry entry))
                {
                    foreach (ILogSink sink in _sinks)
                    {
                        sink.Accept(entry);
                    }
                }
            }
            finally
            {
                Monitor.Exit(_delivery);
            }
        }
    }

    private bool HasPending()
    {
        lock (_gate)
        {
            return _pending.Count > 0;
        }
    }

    private bool TryTake(out LogEntry entry)
    {
        lock (_gate)
        {
            return _pending.TryDequeue(out entry);
        }
    }
}
