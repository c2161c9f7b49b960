using System;

namespace Helix.Sdk.Packaging.Linking;

/// <summary>FNV-1a, 64 bits (RFC 9923): the name of a symbol in a module file.</summary>
public static class SymbolHash
{
    private const ulong Basis = 0xcbf29ce484222325;
    private const ulong Prime = 0x100000001b3;

    /// <summary>The hash of a name's bytes.</summary>
    public static ulong Of(ReadOnlySpan<byte> name)
    {
        ulong hash = Basis;
        foreach (byte value in name)
        {
            hash = (hash ^ value) * Prime;
        }

        return hash;
    }
}
