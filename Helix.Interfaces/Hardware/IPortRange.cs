using System;
using Helix.Interfaces.Primitives;

namespace Helix.Interfaces.Hardware;

/// <summary>
/// A range of I/O ports. Offsets count from its first port; offset and width together must lie inside. All members may be called
/// at interrupt level and none blocks.
/// </summary>
/// <exception cref="ArgumentOutOfRangeException">From every member: the access leaves the range.</exception>
public interface IPortRange
{
    /// <summary>How many ports there are.</summary>
    int Count { get; }

    /// <summary>Reads a byte.</summary>
    [NoHeapAllocation]
    byte In8(int offset);

    /// <summary>Reads a 16-bit word.</summary>
    [NoHeapAllocation]
    ushort In16(int offset);

    /// <summary>Reads a 32-bit word.</summary>
    [NoHeapAllocation]
    uint In32(int offset);

    /// <summary>Writes a byte.</summary>
    [NoHeapAllocation]
    void Out8(int offset, byte value);

    /// <summary>Writes a 16-bit word.</summary>
    [NoHeapAllocation]
    void Out16(int offset, ushort value);

    /// <summary>Writes a 32-bit word.</summary>
    [NoHeapAllocation]
    void Out32(int offset, uint value);
}
