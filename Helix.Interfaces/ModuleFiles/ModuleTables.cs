using System;
using System.Buffers.Binary;

namespace Helix.Interfaces.ModuleFiles;

/// <summary>Checks the two tables in an image that the kernel itself follows: what they point to must lie in the image.</summary>
internal static class ModuleTables
{
    private const uint WordBytes = 8;

    // ILC 9.0, Internal.Runtime.ReadyToRunHeader: signature "RTR", version, flags, count and size of the sections that follow.
    private const uint HeaderBytes = 16;
    private const uint Signature = 0x00525452;
    private const ushort MajorVersion = 10;
    private const int SectionBytes = 24;
    private const uint HasEnd = 1;

    // LSB Core, 10.6.2: version 1; pointers and table of signed 32-bit distances, count unsigned 32-bit.
    private const uint UnwindHeaderBytes = 12;
    private const uint UnwindEntryBytes = 8;
    private const uint ExpectedEncodings = 0x3b031b01;

    // LSB Core, 10.6.1: length, distance to the common record, address and length of the code.
    private const uint SmallestFrameBytes = 16;

    public static ModuleFileError Check(ModuleImage image)
    {
        if (!CheckReadyToRun(image))
        {
            return ModuleFileError.ReadyToRunWrong;
        }

        return CheckUnwindTable(image) ? ModuleFileError.None : ModuleFileError.UnwindTableWrong;
    }

    private static bool CheckReadyToRun(ModuleImage image)
    {
        ModuleSegment segment = image.Data.Holds(image.ReadyToRunHeader, HeaderBytes) ? image.Data : image.Constants;
        if (image.ReadyToRunHeader % WordBytes != 0 || !segment.Holds(image.ReadyToRunHeader, HeaderBytes))
        {
            return false;
        }

        ReadOnlySpan<byte> header = segment.Content.Span[(int)(image.ReadyToRunHeader - segment.Offset)..];
        int sections = SectionBytes * BinaryPrimitives.ReadUInt16LittleEndian(header[12..]);
        bool known = BinaryPrimitives.ReadUInt32LittleEndian(header) == Signature
            && BinaryPrimitives.ReadUInt16LittleEndian(header[4..]) == MajorVersion && header[14] == SectionBytes;
        header = header[(int)HeaderBytes..];
        if (!known || sections > header.Length)
        {
            return false;
        }

        bool fine = true;
        for (int i = 0; i < sections; i += SectionBytes)
        {
            ulong start = BinaryPrimitives.ReadUInt64LittleEndian(header[(i + 8)..]) - image.NominalBase;
            bool hasEnd = (BinaryPrimitives.ReadUInt32LittleEndian(header[(i + 4)..]) & HasEnd) != 0;
            ulong end = hasEnd
                ? BinaryPrimitives.ReadUInt64LittleEndian(header[(i + 16)..]) - image.NominalBase
                : start + WordBytes;
            fine &= start <= end && end <= image.SizeBytes;
        }

        return fine;
    }

    private static bool CheckUnwindTable(ModuleImage image)
    {
        if (!image.Constants.Holds(image.UnwindTable, UnwindHeaderBytes))
        {
            return false;
        }

        ReadOnlySpan<byte> header = image.Constants.Content.Span[(int)(image.UnwindTable - image.Constants.Offset)..];
        ReadOnlySpan<byte> entries = header[(int)UnwindHeaderBytes..];
        uint count = BinaryPrimitives.ReadUInt32LittleEndian(header[8..]);
        return BinaryPrimitives.ReadUInt32LittleEndian(header) == ExpectedEncodings
            && count <= (uint)entries.Length / UnwindEntryBytes
            && CheckEntries(image, entries[..(int)(count * UnwindEntryBytes)]);
    }

    // The table is searched by halving, so its order counts.
    private static bool CheckEntries(ModuleImage image, ReadOnlySpan<byte> entries)
    {
        bool fine = true;
        long last = -1;
        for (; !entries.IsEmpty; entries = entries[(int)UnwindEntryBytes..])
        {
            long code = image.UnwindTable + (long)BinaryPrimitives.ReadInt32LittleEndian(entries);
            long frame = image.UnwindTable + (long)BinaryPrimitives.ReadInt32LittleEndian(entries[4..]);
            fine &= code > last && code < image.Code.SizeBytes && CheckFrame(image.Constants, frame);
            last = code;
        }

        return fine;
    }

    private static bool CheckFrame(ModuleSegment constants, long frame)
    {
        if (frame < constants.Offset || frame > uint.MaxValue || !constants.Holds((uint)frame, SmallestFrameBytes))
        {
            return false;
        }

        ReadOnlySpan<byte> entry = constants.Content.Span[(int)((uint)frame - constants.Offset)..];
        uint length = BinaryPrimitives.ReadUInt32LittleEndian(entry);
        uint distance = BinaryPrimitives.ReadUInt32LittleEndian(entry[4..]);
        return length >= SmallestFrameBytes - sizeof(uint) && length <= (uint)entry.Length - sizeof(uint)
            && distance <= (uint)frame + sizeof(uint) - constants.Offset;
    }
}
