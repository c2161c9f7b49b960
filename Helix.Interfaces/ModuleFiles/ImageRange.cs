namespace Helix.Interfaces.ModuleFiles;

/// <summary>Some bytes of an image.</summary>
/// <param name="Start">Offset of the first, bytes.</param>
/// <param name="End">Offset behind the last, bytes.</param>
public readonly record struct ImageRange(uint Start, uint End)
{
    /// <summary>How many they are.</summary>
    public uint SizeBytes => End - Start;
}
