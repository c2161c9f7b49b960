using System;
using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Collections.Generic;
using Helix.Interfaces.Hardware;
using Helix.Interfaces.Primitives;
using Helix.Kernel.Core.Hardware;

namespace Helix.Tests.Unit.Fakes;

/// <summary>A machine of byte-wide devices: each claims some ports; memory is an array that starts at address 0x1000.</summary>
internal sealed class FakeHardware : IHardware
{
    private const int MemoryStart = 0x1000;

    private readonly List<(ushort First, int Count, IFakeDevice Device)> _devices = [];
    private readonly byte[] _memory = new byte[1 << 20];
    private int _mapped;

    public Dictionary<int, InterruptHandler> Handlers { get; } = [];

    public List<PhysicalAddress> Mapped { get; } = [];

    public ConcurrentQueue<string> ThreadNames { get; } = [];

    public Status InterruptAnswer { get; set; } = Status.Ok;

    public void Attach(ushort first, int count, IFakeDevice device) => _devices.Add((first, count, device));

    public void Interrupt(int line)
    {
        if (Handlers.TryGetValue(line, out InterruptHandler? handler))
        {
            handler();
        }
    }

    public byte In8(ushort port)
    {
        foreach ((ushort first, int count, IFakeDevice device) in _devices)
        {
            if (port >= first && port < first + count)
            {
                return device.Read(port - first);
            }
        }

        return 0xFF;
    }

    public ushort In16(ushort port) => (ushort)(In8(port) | (In8((ushort)(port + 1)) << 8));

    public uint In32(ushort port) => In16(port) | ((uint)In16((ushort)(port + 2)) << 16);

    public void Out8(ushort port, byte value)
    {
        foreach ((ushort first, int count, IFakeDevice device) in _devices)
        {
            if (port >= first && port < first + count)
            {
                device.Write(port - first, value);
            }
        }
    }

    public void Out16(ushort port, ushort value)
    {
        Out8(port, (byte)value);
        Out8((ushort)(port + 1), (byte)(value >> 8));
    }

    public void Out32(ushort port, uint value)
    {
        Out16(port, (ushort)value);
        Out16((ushort)(port + 2), (ushort)(value >> 16));
    }

    public Result<nint> MapDevice(PhysicalAddress address, long sizeBytes, MemoryCaching caching)
    {
        if (_mapped + sizeBytes > _memory.Length)
        {
            return Status.OutOfMemory;
        }

        Mapped.Add(address);
        nint start = MemoryStart + _mapped;
        _mapped += (int)sizeBytes;
        return start;
    }

    public byte Read8(nint address) => _memory[address - MemoryStart];

    public ushort Read16(nint address) => BinaryPrimitives.ReadUInt16LittleEndian(At(address));

    public uint Read32(nint address) => BinaryPrimitives.ReadUInt32LittleEndian(At(address));

    public ulong Read64(nint address) => BinaryPrimitives.ReadUInt64LittleEndian(At(address));

    public void Write8(nint address, byte value) => _memory[address - MemoryStart] = value;

    public void Write16(nint address, ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(At(address), value);

    public void Write32(nint address, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(At(address), value);

    public void Write64(nint address, ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(At(address), value);

    public void CopyTo(nint address, ReadOnlySpan<byte> source) => source.CopyTo(At(address));

    public void Move(nint from, nint to, long sizeBytes) =>
        Array.Copy(_memory, from - MemoryStart, _memory, to - MemoryStart, sizeBytes);

    public Status ConnectInterrupt(int line, InterruptHandler handler)
    {
        if (InterruptAnswer.IsOk())
        {
            Handlers.Add(line, handler);
        }

        return InterruptAnswer;
    }

    public void DisconnectInterrupt(int line) => Handlers.Remove(line);

    public void NameThread(string name) => ThreadNames.Enqueue(name);

    public ISignal CreateSignal() => new PollingSignal();

    private Span<byte> At(nint address) => _memory.AsSpan((int)(address - MemoryStart));
}
