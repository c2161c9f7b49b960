using System;

namespace Helix.Tests.Unit.Fakes;

/// <summary>A device with an index and a data port, as the VGA's controller and the real-time clock have.</summary>
internal sealed class FakeIndexedRegisters : IFakeDevice
{
    private byte _index;

    public byte[] Registers { get; } = new byte[256];

    /// <summary>Called before each read of a register.</summary>
    public Action<byte>? Reading { get; set; }

    public byte Read(int offset)
    {
        if (offset == 0)
        {
            return _index;
        }

        Reading?.Invoke(_index);
        return Registers[_index];
    }

    public void Write(int offset, byte value)
    {
        if (offset == 0)
        {
            _index = value;
        }
        else
        {
            Registers[_index] = value;
        }
    }
}
