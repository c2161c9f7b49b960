using System.Collections.Generic;

namespace Helix.Testing.Fakes;

/// <summary>A device that remembers: each register reads as it was last written, and the writes are kept in order.</summary>
/// <param name="count">How many registers it has.</param>
public sealed class FakeRegisters(int count) : IFakeDevice
{
    private readonly byte[] _values = new byte[count];

    /// <summary>Every write so far.</summary>
    public List<(int Offset, byte Value)> Writes { get; } = [];

    /// <summary>A register, for a test to look at or to set.</summary>
    public byte this[int offset]
    {
        get => _values[offset];
        set => _values[offset] = value;
    }

    /// <inheritdoc />
    public byte Read(int offset) => _values[offset];

    /// <inheritdoc />
    public void Write(int offset, byte value)
    {
        _values[offset] = value;
        Writes.Add((offset, value));
    }
}
