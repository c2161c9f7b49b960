namespace Helix.Interfaces.ModuleFiles;

/// <summary>A place in an image that depends on where the image lies; four bytes in the file.</summary>
public readonly struct FixUp
{
    private readonly uint _value;

    /// <summary>Makes a fix-up.</summary>
    /// <param name="offset">Of the place in the image, bytes; below 2³¹.</param>
    /// <param name="kind">What is there.</param>
    public FixUp(uint offset, FixUpKind kind) => _value = (offset << 1) | (uint)kind;

    /// <summary>Offset of the place in the image, bytes.</summary>
    public uint Offset => _value >> 1;

    /// <summary>What is there.</summary>
    public FixUpKind Kind => (FixUpKind)(_value & 1);

    /// <summary>How many bytes are changed: 8 for an address, 4 for a distance.</summary>
    public uint Width => 8 - ((_value & 1) << 2);
}
