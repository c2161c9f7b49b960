using System;
using System.Collections.Generic;
using System.Threading;
using Helix.Interfaces.HostLink;

namespace Helix.Tests.Unit.HostLink;

/// <summary>A line in memory that damages, loses and repeats bytes as it is told; each direction has two ends.</summary>
internal sealed class LinkPipe
{
    private readonly Queue<byte> _toHost = new();
    private readonly Queue<byte> _toKernel = new();

    public LinkPipe(LineDamage damage = LineDamage.None, int seed = 0)
    {
        Host = new End(_toHost, _toKernel, damage, seed);
        Kernel = new End(_toKernel, _toHost, damage, seed + 1);
    }

    public ILinkTransport Host { get; }

    public ILinkTransport Kernel { get; }

    private sealed class End(Queue<byte> input, Queue<byte> output, LineDamage damage, int seed) : ILinkTransport
    {
        private readonly Random _random = new(seed);

        public void Write(ReadOnlyMemory<byte> bytes)
        {
            lock (output)
            {
                int copies = damage.HasFlag(LineDamage.Repetition) && _random.Next(8) == 0 ? 2 : 1;
                for (; copies > 0; copies--)
                {
                    Send(bytes.Span);
                }

                Monitor.PulseAll(output);
            }
        }

        public int Read(Memory<byte> buffer, TimeSpan timeout)
        {
            lock (input)
            {
                // Time on the line is short, so that what is lost costs the test little.
                if (input.Count == 0 && !Monitor.Wait(input, timeout < TimeSpan.FromMilliseconds(10) ? timeout : TimeSpan.FromMilliseconds(10)))
                {
                    return 0;
                }

                int count = 0;
                int most = damage == LineDamage.None ? buffer.Length : _random.Next(1, buffer.Length + 1);
                while (count < most && input.TryDequeue(out byte value))
                {
                    buffer.Span[count++] = value;
                }

                return count;
            }
        }

        private void Send(ReadOnlySpan<byte> bytes)
        {
            bool bad = damage != LineDamage.None && _random.Next(6) == 0;
            int at = _random.Next(bytes.Length);
            for (int i = 0; i < bytes.Length; i++)
            {
                if (bad && i == at && damage.HasFlag(LineDamage.Loss))
                {
                    i += _random.Next(bytes.Length - i);
                }
                else if (bad && i == at && damage.HasFlag(LineDamage.Noise))
                {
                    output.Enqueue((byte)_random.Next(256));
                }

                output.Enqueue(bad && i == at && damage.HasFlag(LineDamage.Change) ? (byte)_random.Next(256) : bytes[i]);
            }
        }
    }
}
