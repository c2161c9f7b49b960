using System;
using Helix.Interfaces.Hardware;

namespace Helix.Testing.Fakes;

/// <summary>Ports of a fake machine, checked as the kernel checks them.</summary>
internal sealed class FakePortRange(FakeMachine machine, ulong first, int count) : IPortRange
{
    public int Count => count;

    public byte In8(int offset) => (byte)Read(offset, 1);

    public ushort In16(int offset) => (ushort)Read(offset, 2);

    public uint In32(int offset) => Read(offset, 4);

    public void Out8(int offset, byte value) => Write(offset, value, 1);

    public void Out16(int offset, ushort value) => Write(offset, value, 2);

    public void Out32(int offset, uint value) => Write(offset, value, 4);

    private uint Read(int offset, int width)
    {
        Check(offset, width);
        uint value = 0;
        for (int i = 0; i < width; i++)
        {
            value |= (uint)machine.Read(first + (ulong)(offset + i)) << (8 * i);
        }

        return value;
    }

    private void Write(int offset, uint value, int width)
    {
        Check(offset, width);
        for (int i = 0; i < width; i++)
        {
            machine.Write(first + (ulong)(offset + i), (byte)(value >> (8 * i)));
        }
    }

    private void Check(int offset, int width)
    {
        if (offset < 0 || offset > count - width)
        {
            throw new ArgumentOutOfRangeException(nameof(offset), "the access leaves the range of ports");
        }
    }
}
