using System;
using Helix.Interfaces.Hardware;
using Helix.Interfaces.Primitives;

namespace Helix.Kernel.Core.Hardware;

/// <summary>A granted range of ports; every access is checked with its width.</summary>
internal sealed class PortRange(IHardware hardware, ushort first, int count) : IPortRange, IRevocable
{
    private int _count = count;

    public int Count => _count;

    public void Revoke() => _count = 0;

    [NoHeapAllocation]
    public byte In8(int offset) => hardware.In8(Port(offset, 1));

    [NoHeapAllocation]
    public ushort In16(int offset) => hardware.In16(Port(offset, 2));

    [NoHeapAllocation]
    public uint In32(int offset) => hardware.In32(Port(offset, 4));

    [NoHeapAllocation]
    public void Out8(int offset, byte value) => hardware.Out8(Port(offset, 1), value);

    [NoHeapAllocation]
    public void Out16(int offset, ushort value) => hardware.Out16(Port(offset, 2), value);

    [NoHeapAllocation]
    public void Out32(int offset, uint value) => hardware.Out32(Port(offset, 4), value);

    [NoHeapAllocation]
    private ushort Port(int offset, int width) =>
        offset >= 0 && offset <= _count - width
            ? (ushort)(first + offset)
            : throw new ArgumentOutOfRangeException(nameof(offset), "the access leaves the range of ports");
}
