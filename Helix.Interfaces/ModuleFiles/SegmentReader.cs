using System;
using System.Buffers.Binary;

namespace Helix.Interfaces.ModuleFiles;

/// <summary>
/// Reads the three program headers (gABI, "Program Header", ELF64: 56 bytes) and compares the manifest's layout with them.
/// </summary>
internal static class SegmentReader
{
    private const int SegmentHeaderBytes = 56;
    private const int SegmentCount = 3;
    private const uint Load = 1;
    private const uint ExecuteAccess = 1;
    private const uint WriteAccess = 2;
    private const uint ReadAccess = 4;

    public static ModuleFileError Read(ReadOnlyMemory<byte> elf, ManifestLayout layout, out ModuleImage? image)
    {
        image = null;
        ReadOnlySpan<byte> bytes = elf.Span;
        ulong table = BinaryPrimitives.ReadUInt64LittleEndian(bytes[32..]);
        bool known = BinaryPrimitives.ReadUInt16LittleEndian(bytes[54..]) == SegmentHeaderBytes
            && BinaryPrimitives.ReadUInt16LittleEndian(bytes[56..]) == SegmentCount;
        if (!known || table > (ulong)elf.Length || (ulong)elf.Length - table < SegmentCount * SegmentHeaderBytes)
        {
            return ModuleFileError.HeadersWrong;
        }

        bool paged = layout.SizeBytes % ModuleFileFormat.PageBytes == 0 && layout.NominalBase % ModuleFileFormat.PageBytes == 0;
        bool wraps = layout.NominalBase + layout.SizeBytes < layout.NominalBase;
        if (!paged || wraps || layout.SizeBytes > ModuleFileFormat.LargestImageBytes)
        {
            return ModuleFileError.LayoutWrong;
        }

        ReadOnlySpan<byte> headers = bytes[(int)table..];
        uint end = 0;
        bool fine = TryRead(elf, headers, ReadAccess | ExecuteAccess, layout, ref end, out ModuleSegment code);
        fine &= TryRead(elf, headers[SegmentHeaderBytes..], ReadAccess, layout, ref end, out ModuleSegment constants);
        fine &= TryRead(
            elf, headers[(2 * SegmentHeaderBytes)..], ReadAccess | WriteAccess, layout, ref end, out ModuleSegment data);
        if (!fine || end != layout.SizeBytes)
        {
            return ModuleFileError.SegmentsWrong;
        }

        image = new ModuleImage(
            layout.NominalBase, layout.SizeBytes, code, constants, data, layout.ReadyToRunHeader, layout.ManagedCode,
            layout.UnboxingStubs, layout.UnwindTable);
        bool holds = HoldsRange(code, layout.ManagedCode) && HoldsRange(code, layout.UnboxingStubs);
        return holds ? ModuleFileError.None : ModuleFileError.LayoutWrong;
    }

    private static bool HoldsRange(ModuleSegment code, ImageRange range) =>
        range.End >= range.Start && code.Holds(range.Start, range.SizeBytes);

    // Segments follow one another without holes; only written data may have more memory than bytes in the file.
    private static bool TryRead(
        ReadOnlyMemory<byte> elf, ReadOnlySpan<byte> header, uint flags, ManifestLayout layout, ref uint end,
        out ModuleSegment segment)
    {
        ulong fileOffset = BinaryPrimitives.ReadUInt64LittleEndian(header[8..]);
        ulong address = BinaryPrimitives.ReadUInt64LittleEndian(header[16..]);
        ulong fileSize = BinaryPrimitives.ReadUInt64LittleEndian(header[32..]);
        ulong size = BinaryPrimitives.ReadUInt64LittleEndian(header[40..]);
        segment = default;
        if (BinaryPrimitives.ReadUInt32LittleEndian(header) != Load
            || BinaryPrimitives.ReadUInt32LittleEndian(header[4..]) != flags)
        {
            return false;
        }

        bool inFile = fileOffset <= (ulong)elf.Length && fileSize <= (ulong)elf.Length - fileOffset;
        bool inImage = address == layout.NominalBase + end && size <= layout.SizeBytes - end;
        bool filled = fileSize == size || (fileSize < size && (flags & WriteAccess) != 0);
        if (!inFile || !inImage || !filled)
        {
            return false;
        }

        segment = new ModuleSegment(end, (uint)size, elf.Slice((int)fileOffset, (int)fileSize));
        end = RoundUp(end + (uint)size);
        return end <= layout.SizeBytes;
    }

    private static uint RoundUp(uint size) => (size + ModuleFileFormat.PageBytes - 1) & ~(ModuleFileFormat.PageBytes - 1);
}
