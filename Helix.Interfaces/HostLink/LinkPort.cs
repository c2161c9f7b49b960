using System;
using System.Diagnostics;

namespace Helix.Interfaces.HostLink;

/// <summary>One end of a link: sends and receives frames. For one thread.</summary>
/// <param name="transport">What carries the bytes.</param>
public sealed class LinkPort(ILinkTransport transport)
{
    private readonly LinkFrameWriter _writer = new();
    private readonly LinkFrameReader _reader = new();
    private readonly byte[] _received = new byte[LinkFrame.MostPayloadBytes];
    private int _start;
    private int _end;

    /// <summary>How many times bytes were no frame.</summary>
    public long Damaged => _reader.Damaged;

    /// <summary>Sends a frame; blocks while the line takes no more.</summary>
    public void Send(in LinkFrame frame) => transport.Write(_writer.Write(frame));

    /// <summary>Blocks until a frame comes or the time is over.</summary>
    /// <param name="timeout">Zero or more.</param>
    /// <param name="frame">The frame; its payload is valid until the next call.</param>
    public bool TryReceive(TimeSpan timeout, out LinkFrame frame)
    {
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            ReadOnlySpan<byte> bytes = _received.AsSpan(_start, _end - _start);
            bool found = _reader.TryRead(ref bytes, out frame);
            _start = _end - bytes.Length;
            if (found)
            {
                return true;
            }

            TimeSpan left = timeout - Stopwatch.GetElapsedTime(start);
            _start = 0;
            _end = left > TimeSpan.Zero ? transport.Read(_received, left) : 0;
            if (_end == 0)
            {
                return false;
            }
        }
    }
}
