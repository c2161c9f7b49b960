using System;

namespace Helix.Interfaces.ModuleFiles;

/// <summary>An object of <c>System.RuntimeType</c> in the image; there may be one for that type elsewhere already.</summary>
/// <param name="offset">Of the object in the image, bytes.</param>
/// <param name="places">What refers to it.</param>
public readonly ref struct TypeObject(uint offset, ReadOnlySpan<FixUp> places)
{
    /// <summary>
    /// Offset of the object in the image, bytes; a multiple of eight. Its second word is the address of the method table it
    /// stands for.
    /// </summary>
    public uint Offset { get; } = offset;

    /// <summary>What refers to it.</summary>
    public ReadOnlySpan<FixUp> Places { get; } = places;
}
