using System.Threading;
using Helix.Interfaces.Primitives;

namespace Helix.Drivers.Ps2Keyboard;

/// <summary>Scan codes from one producer, the interrupt handler, to one consumer, a thread; neither ever waits.</summary>
internal sealed class KeyRing
{
    private const uint Capacity = 256;

    private readonly byte[] _codes = new byte[Capacity];
    private uint _head;
    private uint _tail;

    /// <summary>Adds a code; it is dropped if there is no room.</summary>
    [NoHeapAllocation]
    public void Add(byte code)
    {
        uint tail = _tail;
        if (tail - Volatile.Read(ref _head) < Capacity)
        {
            _codes[tail % Capacity] = code;
            Volatile.Write(ref _tail, tail + 1);
        }
    }

    /// <summary>Takes the oldest code; false if there is none.</summary>
    public bool TryTake(out byte code)
    {
        uint head = _head;
        bool any = head != Volatile.Read(ref _tail);
        code = any ? _codes[head % Capacity] : (byte)0;
        if (any)
        {
            Volatile.Write(ref _head, head + 1);
        }

        return any;
    }
}
