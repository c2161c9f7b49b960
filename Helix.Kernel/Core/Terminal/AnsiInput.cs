using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;
using Helix.Interfaces.Console;
using Helix.Interfaces.Primitives;

namespace Helix.Kernel.Core.Terminal;

/// <summary>Keys that arrive on a serial line as bytes. One reader at a time.</summary>
/// <param name="port">The line.</param>
public sealed class AnsiInput(ISerialPort port) : IInput
{
    /// <summary>How long an escape byte waits for the rest of its sequence before it counts as the escape key.</summary>
    public static readonly TimeSpan SequenceTimeout = TimeSpan.FromMilliseconds(50);

    private readonly AnsiDecoder _decoder = new();
    private readonly Queue<KeyEvent> _keys = new();
    private readonly byte[] _buffer = new byte[64];
    private long _lastByte;

    /// <summary>Whether bytes of an unfinished sequence are held, so that asking again after a while can give a key.</summary>
    public bool HasPartial => _decoder.HasPartial;

    /// <inheritdoc />
    public bool TryReadKey(out KeyEvent key)
    {
        while (_keys.Count == 0)
        {
            int count = port.TryRead(_buffer);
            if (count == 0)
            {
                break;
            }

            Decode(count);
        }

        if (_keys.Count == 0 && _decoder.HasPartial && Stopwatch.GetElapsedTime(_lastByte) >= SequenceTimeout)
        {
            _decoder.Flush(_keys);
        }

        return _keys.TryDequeue(out key);
    }

    /// <inheritdoc />
    public Result<KeyEvent> ReadKey(TimeSpan timeout)
    {
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            if (TryReadKey(out KeyEvent key))
            {
                return key;
            }

            TimeSpan left = timeout == Timeout.InfiniteTimeSpan ? timeout : timeout - Stopwatch.GetElapsedTime(start);
            if (timeout != Timeout.InfiniteTimeSpan && left <= TimeSpan.Zero)
            {
                return Status.TimedOut;
            }

            bool cut = HasPartial && (left > SequenceTimeout || left == Timeout.InfiniteTimeSpan);
            Decode(port.Read(_buffer, cut ? SequenceTimeout : left).Or(0));
        }
    }

    /// <inheritdoc />
    public void NotifyWith(ISignal signal) => port.NotifyWith(signal);

    private void Decode(int count)
    {
        if (count > 0)
        {
            _lastByte = Stopwatch.GetTimestamp();
        }

        for (int i = 0; i < count; i++)
        {
            _decoder.Decode(_buffer[i], _keys);
        }
    }
}
