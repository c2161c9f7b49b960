using System;

namespace Helix.Interfaces.ModuleFiles;

/// <summary>Code or data of a generic instantiation that all modules must have in common.</summary>
/// <param name="hash">FNV-1a, 64 bits, of the symbol's name.</param>
/// <param name="offset">Of the module's own copy in the image, bytes.</param>
/// <param name="places">What refers to it.</param>
public readonly ref struct SharedInstantiation(ulong hash, uint offset, ReadOnlySpan<FixUp> places)
{
    /// <summary>FNV-1a, 64 bits, of the symbol's name.</summary>
    public ulong Hash { get; } = hash;

    /// <summary>Offset of the module's own copy in the image, bytes.</summary>
    public uint Offset { get; } = offset;

    /// <summary>What refers to it.</summary>
    public ReadOnlySpan<FixUp> Places { get; } = places;
}
