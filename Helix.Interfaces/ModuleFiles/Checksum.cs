using System;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Helix.Interfaces.ModuleFiles;

/// <summary>CRC-32C (RFC 3720, 12.1): finds accidents, not malice.</summary>
public static class Checksum
{
    /// <summary>The checksum of some bytes; an instruction or two for each eight of them.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        uint crc = ~0u;
        foreach (ulong word in MemoryMarshal.Cast<byte, ulong>(bytes))
        {
            crc = BitOperations.Crc32C(crc, word);
        }

        foreach (byte last in bytes[(bytes.Length & ~7)..])
        {
            crc = BitOperations.Crc32C(crc, last);
        }

        return ~crc;
    }
}
