using System;

namespace Helix.Interfaces.ModuleFiles;

/// <summary>One of the three parts of an image.</summary>
/// <param name="Offset">Where it starts in the image, bytes; a multiple of the page size.</param>
/// <param name="SizeBytes">Its size in memory; what <paramref name="Content"/> does not fill is zero.</param>
/// <param name="Content">Its bytes in the file.</param>
public readonly record struct ModuleSegment(uint Offset, uint SizeBytes, ReadOnlyMemory<byte> Content)
{
    /// <summary>Whether some bytes lie within what the file has of the segment.</summary>
    /// <param name="offset">Offset in the image, bytes.</param>
    /// <param name="count">How many bytes.</param>
    public bool Holds(uint offset, uint count) =>
        offset >= Offset && count <= (uint)Content.Length && offset - Offset <= (uint)Content.Length - count;
}
