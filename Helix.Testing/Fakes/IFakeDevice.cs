namespace Helix.Testing.Fakes;

/// <summary>A device with byte-wide registers at ports. Wider accesses come as several of one byte each, the lowest first.</summary>
public interface IFakeDevice
{
    /// <summary>The driver reads a register.</summary>
    /// <param name="offset">From the device's first port.</param>
    byte Read(int offset);

    /// <summary>The driver writes a register.</summary>
    /// <param name="offset">From the device's first port.</param>
    /// <param name="value">What it writes.</param>
    void Write(int offset, byte value);
}
