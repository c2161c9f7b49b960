using System;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Helix.Interfaces.ModuleFiles;

/// <summary>Checks what the loader applies to an image: every place must lie in it.</summary>
internal static class ModuleRecords
{
    public static ModuleFileError Check(in ModuleSections sections, uint imageSize)
    {
        ReadOnlySpan<FixUp> fixUps = MemoryMarshal.Cast<byte, FixUp>(sections.FixUps.Span);
        if (sections.FixUps.Length % sizeof(uint) != 0 || !InOrder(fixUps, imageSize))
        {
            return ModuleFileError.FixUpsWrong;
        }

        if (!CheckShared(sections.Shared.Span, imageSize))
        {
            return ModuleFileError.SharedWrong;
        }

        if (!CheckTypes(sections.Types.Span, imageSize))
        {
            return ModuleFileError.TypeObjectsWrong;
        }

        bool tablesFine = sections.MethodTables.Length % sizeof(uint) == 0
            && CheckMethodTables(MemoryMarshal.Cast<byte, uint>(sections.MethodTables.Span), imageSize);
        return tablesFine ? ModuleFileError.None : ModuleFileError.MethodTablesWrong;
    }

    private static bool CheckMethodTables(ReadOnlySpan<uint> offsets, uint imageSize)
    {
        ulong free = 0;
        bool fine = true;
        foreach (uint offset in offsets)
        {
            fine &= offset >= free && offset % sizeof(ulong) == 0;
            free = (ulong)offset + ModuleFileFormat.MethodTableBytes;
        }

        return fine && free <= imageSize;
    }

    private static bool InOrder(ReadOnlySpan<FixUp> places, uint imageSize)
    {
        uint free = 0;
        foreach (FixUp place in places)
        {
            if (place.Offset < free)
            {
                return false;
            }

            free = place.Offset + place.Width;
        }

        return free <= imageSize;
    }

    private static bool CheckShared(ReadOnlySpan<byte> rest, uint imageSize)
    {
        while (!rest.IsEmpty)
        {
            if (rest.Length < ModuleFileFormat.SharedRecordBytes
                || BinaryPrimitives.ReadUInt32LittleEndian(rest[8..]) >= imageSize)
            {
                return false;
            }

            uint count = BinaryPrimitives.ReadUInt32LittleEndian(rest[12..]);
            if (!TakePlaces(rest[ModuleFileFormat.SharedRecordBytes..], count, imageSize, out rest))
            {
                return false;
            }
        }

        return true;
    }

    private static bool CheckTypes(ReadOnlySpan<byte> rest, uint imageSize)
    {
        while (!rest.IsEmpty)
        {
            if (rest.Length < ModuleFileFormat.TypeRecordBytes)
            {
                return false;
            }

            uint offset = BinaryPrimitives.ReadUInt32LittleEndian(rest);
            uint count = BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]);
            bool inImage = offset % sizeof(ulong) == 0 && imageSize >= ModuleFileFormat.TypeObjectBytes
                && offset <= imageSize - ModuleFileFormat.TypeObjectBytes;
            if (!inImage || !TakePlaces(rest[ModuleFileFormat.TypeRecordBytes..], count, imageSize, out rest))
            {
                return false;
            }
        }

        return true;
    }

    private static bool TakePlaces(ReadOnlySpan<byte> bytes, uint count, uint imageSize, out ReadOnlySpan<byte> rest)
    {
        rest = default;
        if (count > (uint)bytes.Length / sizeof(uint))
        {
            return false;
        }

        int length = (int)count * sizeof(uint);
        rest = bytes[length..];
        return InOrder(MemoryMarshal.Cast<byte, FixUp>(bytes[..length]), imageSize);
    }
}
