using System;
using System.Collections.Generic;
using Helix.Interfaces.Hardware;

namespace Helix.Testing.Fakes;

/// <summary>A machine as a test puts it together: devices at ports, device memory, interrupt lines. For one thread at a time.</summary>
public sealed class FakeMachine
{
    private const byte EmptyBus = 0xFF;

    private readonly List<(ulong First, int Count, IFakeDevice Device)> _devices = [];
    private readonly Dictionary<ulong, byte[]> _memory = [];
    private readonly Dictionary<int, InterruptHandler> _handlers = [];

    /// <summary>Puts a device at ports.</summary>
    /// <param name="first">Its first port.</param>
    /// <param name="count">How many it has.</param>
    /// <param name="device">The device.</param>
    public void Attach(ushort first, int count, IFakeDevice device) => _devices.Add((first, count, device));

    /// <summary>The device memory that begins at an address; zero at first.</summary>
    /// <param name="address">Where it begins.</param>
    /// <param name="sizeBytes">Its size, when it is asked for the first time.</param>
    public byte[] Memory(ulong address, int sizeBytes)
    {
        if (!_memory.TryGetValue(address, out byte[]? bytes))
        {
            bytes = new byte[sizeBytes];
            _memory.Add(address, bytes);
        }

        return bytes;
    }

    /// <summary>Raises an interrupt line: calls the handler that is connected, if any.</summary>
    /// <returns>Whether one is.</returns>
    public bool Interrupt(int line)
    {
        bool connected = _handlers.TryGetValue(line, out InterruptHandler? handler);
        handler?.Invoke();
        return connected;
    }

    internal byte Read(ulong port) => Find(port) is { Device: { } device, First: var first } ? device.Read((int)(port - first)) : EmptyBus;

    internal void Write(ulong port, byte value)
    {
        if (Find(port) is { Device: { } device, First: var first })
        {
            device.Write((int)(port - first), value);
        }
    }

    internal bool Connect(int line, InterruptHandler handler) => _handlers.TryAdd(line, handler);

    internal void Disconnect(int line) => _handlers.Remove(line);

    private (ulong First, int Count, IFakeDevice? Device) Find(ulong port)
    {
        foreach ((ulong first, int count, IFakeDevice device) in _devices)
        {
            if (port >= first && port - first < (ulong)count)
            {
                return (first, count, device);
            }
        }

        return default;
    }
}
