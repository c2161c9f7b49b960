using System.Threading;
using Helix.Interfaces.Primitives;

namespace Helix.Drivers.Serial16550;

/// <summary>
/// Bytes from one producer, an interrupt handler, to one consumer, a thread. Neither ever waits: the producer moves only the tail, the
/// consumer only the head, and each publishes its index after the bytes.
/// </summary>
/// <param name="capacity">How many bytes it holds; a power of two.</param>
internal sealed class ByteRing(int capacity)
{
    private readonly byte[] _bytes = new byte[capacity];
    private uint _head;
    private uint _tail;

    public int Count => (int)(Volatile.Read(ref _tail) - Volatile.Read(ref _head));

    /// <summary>Adds a byte; false if there is no room.</summary>
    [NoHeapAllocation]
    public bool TryAdd(byte value)
    {
        uint tail = _tail;
        if (tail - Volatile.Read(ref _head) == (uint)_bytes.Length)
        {
            return false;
        }

        _bytes[tail & (uint)(_bytes.Length - 1)] = value;
        Volatile.Write(ref _tail, tail + 1);
        return true;
    }

    /// <summary>Takes the oldest byte; false if there is none.</summary>
    public bool TryTake(out byte value)
    {
        uint head = _head;
        if (head == Volatile.Read(ref _tail))
        {
            value = 0;
            return false;
        }

        value = _bytes[head & (uint)(_bytes.Length - 1)];
        Volatile.Write(ref _head, head + 1);
        return true;
    }
}
