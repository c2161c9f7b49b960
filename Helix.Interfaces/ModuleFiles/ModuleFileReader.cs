using System;
using System.Buffers.Binary;

namespace Helix.Interfaces.ModuleFiles;

/// <summary>
/// The checks of a file, in the order of its parts. Each returns what is wrong; sizes are compared in a form that cannot
/// overflow, as "length no larger than what is left behind the offset". A few instructions for each entry of a table, and no
/// memory but for the result.
/// </summary>
internal static class ModuleFileReader
{
    // gABI, "ELF Header" and "Section Header Table Entry": offsets in the ELF64 forms.
    private const int SectionHeaderBytes = 64;
    private const ushort Executable = 2;
    private const uint ProgramBits = 1;

    public static ModuleFileError Read(ReadOnlyMemory<byte> file, out ModuleFile? result)
    {
        result = null;
        ModuleFileError error = ModuleFileParts.Split(file, out ModuleFileParts parts);
        if (error != ModuleFileError.None)
        {
            return error;
        }

        error = CheckHeader(parts.Elf.Span);
        return error == ModuleFileError.None ? ReadElf(parts, out result) : error;
    }

    private static ModuleFileError ReadElf(ModuleFileParts parts, out ModuleFile? result)
    {
        result = null;
        ModuleFileError error = FindSections(parts.Elf, out ModuleSections sections);
        if (error != ModuleFileError.None)
        {
            return error;
        }

        error = ManifestReader.Read(sections.Manifest.Span, out ModuleManifest? manifest, out ManifestLayout layout);
        if (error != ModuleFileError.None)
        {
            return error;
        }

        error = SegmentReader.Read(parts.Elf, layout, out ModuleImage? image);
        if (error != ModuleFileError.None)
        {
            return error;
        }

        error = ModuleTables.Check(image!);
        if (error != ModuleFileError.None)
        {
            return error;
        }

        error = ModuleRecords.Check(sections, image!.SizeBytes);
        result = error == ModuleFileError.None ? new ModuleFile(manifest!, image, sections, parts) : null;
        return error;
    }

    // The processor comes first: files for others differ in the rest as well.
    private static ModuleFileError CheckHeader(ReadOnlySpan<byte> elf)
    {
        if (Half(elf, 18) != ModuleFileFormat.Processor)
        {
            return ModuleFileError.ForeignProcessor;
        }

        bool known = elf[4..].StartsWith("\x02\x01\x01"u8) && Half(elf, 16) == Executable && Half(elf, 58) == SectionHeaderBytes;
        return known ? ModuleFileError.None : ModuleFileError.HeadersWrong;
    }

    private static ModuleFileError FindSections(ReadOnlyMemory<byte> elf, out ModuleSections sections)
    {
        sections = default;
        ReadOnlySpan<byte> bytes = elf.Span;
        ulong table = BinaryPrimitives.ReadUInt64LittleEndian(bytes[40..]);
        int count = Half(bytes, 60);
        int names = Half(bytes, 62);
        bool known = count <= ModuleFileFormat.LargestSectionCount && names < count;
        if (!known || !Fits(table, (ulong)(count * SectionHeaderBytes), elf.Length))
        {
            return ModuleFileError.HeadersWrong;
        }

        ReadOnlySpan<byte> headers = bytes.Slice((int)table, count * SectionHeaderBytes);
        if (!Place(headers.Slice(names * SectionHeaderBytes, SectionHeaderBytes), elf.Length, out Range nameRange))
        {
            return ModuleFileError.HeadersWrong;
        }

        var finder = new SectionFinder(headers, bytes[nameRange], elf);
        sections = new ModuleSections(
            finder.Find(ModuleFileFormat.ManifestSection), finder.Find(ModuleFileFormat.FixUpSection),
            finder.Find(ModuleFileFormat.SharedSection), finder.Find(ModuleFileFormat.TypeSection),
            finder.Find(ModuleFileFormat.MethodTableSection));
        return finder.Failed ? ModuleFileError.SectionsWrong : ModuleFileError.None;
    }

    private static bool Place(ReadOnlySpan<byte> header, int fileLength, out Range range)
    {
        ulong offset = BinaryPrimitives.ReadUInt64LittleEndian(header[24..]);
        ulong size = BinaryPrimitives.ReadUInt64LittleEndian(header[32..]);
        bool fits = Fits(offset, size, fileLength);
        range = fits ? (int)offset..(int)(offset + size) : default;
        return fits;
    }

    private static bool Fits(ulong offset, ulong size, int length) => offset <= (ulong)length && size <= (ulong)length - offset;

    private static ushort Half(ReadOnlySpan<byte> bytes, int offset) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[offset..]);

    private ref struct SectionFinder(ReadOnlySpan<byte> headers, ReadOnlySpan<byte> names, ReadOnlyMemory<byte> elf)
    {
        private readonly ReadOnlySpan<byte> _headers = headers;
        private readonly ReadOnlySpan<byte> _names = names;

        public bool Failed { get; private set; }

        // The name includes its final zero.
        public ReadOnlyMemory<byte> Find(ReadOnlySpan<byte> name)
        {
            ReadOnlyMemory<byte> content = default;
            int found = 0;
            for (ReadOnlySpan<byte> rest = _headers; !rest.IsEmpty; rest = rest[SectionHeaderBytes..])
            {
                uint nameOffset = BinaryPrimitives.ReadUInt32LittleEndian(rest);
                if (nameOffset >= (uint)_names.Length || !_names[(int)nameOffset..].StartsWith(name))
                {
                    continue;
                }

                found++;
                uint type = BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]);
                bool placed = Place(rest, elf.Length, out Range range) && type == ProgramBits;
                Failed |= !placed;
                content = placed ? elf[range] : default;
            }

            Failed |= found != 1;
            return content;
        }
    }
}
