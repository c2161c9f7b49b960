namespace Helix.Tests.Unit.Fakes;

/// <summary>A device with byte-wide registers at ports.</summary>
internal interface IFakeDevice
{
    byte Read(int offset);

    void Write(int offset, byte value);
}
