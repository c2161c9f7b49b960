using System;
using System.Buffers.Binary;

namespace Helix.Interfaces.ModuleFiles;

/// <summary>A file divided by what stands at its end.</summary>
/// <param name="Elf">The ELF file.</param>
/// <param name="Signature">The signature; may be empty.</param>
internal readonly record struct ModuleFileParts(ReadOnlyMemory<byte> Elf, ReadOnlyMemory<byte> Signature)
{
    private const int SmallestElf = 64;
    private const int UncheckedBytes = 8;

    /// <summary>Divides a file and compares its checksum.</summary>
    public static ModuleFileError Split(ReadOnlyMemory<byte> file, out ModuleFileParts parts)
    {
        parts = default;
        ReadOnlySpan<byte> bytes = file.Span;
        if (bytes.Length < SmallestElf + ModuleFileFormat.EndBytes)
        {
            return ModuleFileError.TooShort;
        }

        if (!bytes.StartsWith("\x7f"u8 + "ELF"u8))
        {
            return ModuleFileError.NotElf;
        }

        ReadOnlySpan<byte> end = bytes[^ModuleFileFormat.EndBytes..];
        if (!end.EndsWith(ModuleFileFormat.Mark))
        {
            return ModuleFileError.EndMissing;
        }

        ulong signatureLength = BinaryPrimitives.ReadUInt32LittleEndian(end);
        ulong elfLength = BinaryPrimitives.ReadUInt32LittleEndian(end[4..]);
        if (elfLength < SmallestElf || elfLength + signatureLength + ModuleFileFormat.EndBytes != (ulong)bytes.Length)
        {
            return ModuleFileError.LengthsWrong;
        }

        if (Checksum.Of(bytes[..^UncheckedBytes]) != BinaryPrimitives.ReadUInt32LittleEndian(end[8..]))
        {
            return ModuleFileError.ChecksumWrong;
        }

        parts = new ModuleFileParts(file[..(int)elfLength], file.Slice((int)elfLength, (int)signatureLength));
        return ModuleFileError.None;
    }
}
