using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using Helix.Interfaces.ModuleFiles;
using Helix.Sdk.Build.Elf;
using Helix.Sdk.Packaging.Linking;
using Helix.Sdk.Packaging.Manifests;

namespace Helix.Sdk.Packaging.Files;

/// <summary>Writes a module file: an ELF file with the linked image, Helix's sections, and the section headers that tools want.</summary>
internal sealed class ModuleFileWriter
{
    private const int HeaderBytes = 64;
    private const int SegmentHeaderBytes = 56;
    private const int SectionHeaderBytes = 64;
    private const int Alignment = 16;
    private const uint Load = 1;

    private readonly MemoryStream _file = new();
    private readonly BinaryWriter _writer;
    private readonly MemoryStream _names = new();
    private readonly List<ElfSectionHeader> _sections = [default];

    private ModuleFileWriter()
    {
        _writer = new BinaryWriter(_file);
        _names.WriteByte(0);
    }

    /// <summary>Writes the ELF part.</summary>
    /// <param name="manifest">What the file says of the module.</param>
    /// <param name="module">The linked module.</param>
    /// <param name="bindings">What the loader changes in it.</param>
    public static byte[] WriteElf(ModuleManifest manifest, LinkedModule module, ModuleBindings bindings)
    {
        var writer = new ModuleFileWriter();
        writer.WriteImage(module);
        writer.Add(ModuleFileFormat.ManifestSection, ManifestWriter.Write(manifest, module.Image));
        writer.Add(ModuleFileFormat.FixUpSection, Bytes(bindings.FixUps));
        writer.Add(ModuleFileFormat.SharedSection, [.. bindings.Shared.SelectMany(SharedRecord)]);
        writer.Add(ModuleFileFormat.TypeSection, [.. bindings.Types.SelectMany(TypeRecord)]);
        writer.Add(ModuleFileFormat.MethodTableSection, MemoryMarshal.AsBytes<uint>([.. bindings.MethodTables]));
        writer.WriteHeaders();
        return writer._file.ToArray();
    }

    /// <summary>Puts the end behind the ELF part.</summary>
    /// <param name="elf">The ELF part.</param>
    /// <param name="signature">Its signature, or nothing.</param>
    public static byte[] Finish(ReadOnlySpan<byte> elf, ReadOnlySpan<byte> signature)
    {
        byte[] covered = [.. elf, .. signature, .. BitConverter.GetBytes(signature.Length), .. BitConverter.GetBytes(elf.Length)];
        return [.. covered, .. BitConverter.GetBytes(Checksum.Of(covered)), .. ModuleFileFormat.Mark];
    }

    private static byte[] Bytes(IEnumerable<FixUp> places) => MemoryMarshal.AsBytes<FixUp>([.. places]).ToArray();

    private static byte[] SharedRecord(SymbolPlaces item) =>
    [
        .. BitConverter.GetBytes(SymbolHash.Of(Encoding.UTF8.GetBytes(item.Name))), .. TypeRecord(item),
    ];

    private static byte[] TypeRecord(SymbolPlaces item)
    {
        byte[] places = Bytes(item.Places);
        return [.. BitConverter.GetBytes(item.Offset), .. BitConverter.GetBytes(places.Length / sizeof(uint)), .. places];
    }

    // The segments' bytes are copied by the loader, not mapped, so they need not lie on pages in the file.
    private void WriteImage(LinkedModule module)
    {
        ModuleImage image = module.Image;
        (ModuleSegment Segment, uint Flags)[] segments = [(image.Code, 5), (image.Constants, 4), (image.Data, 6)];
        _writer.Write(new byte[HeaderBytes + (segments.Length * SegmentHeaderBytes)]);
        long header = HeaderBytes;
        foreach ((ModuleSegment segment, uint flags) in segments)
        {
            Align();
            long offset = _file.Position;
            _writer.Write(segment.Content.Span);
            ulong address = image.NominalBase + segment.Offset;
            WriteAt(header, [.. BitConverter.GetBytes(Load), .. BitConverter.GetBytes(flags)]);
            WriteAt(header + 8, MemoryMarshal.AsBytes<ulong>(
                [(ulong)offset, address, address, (ulong)segment.Content.Length, segment.SizeBytes, Alignment]));
            header += SegmentHeaderBytes;
            foreach (LinkedSection section in module.Sections.Where(section => section.Offset >= segment.Offset && section.End <= segment.Offset + segment.SizeBytes))
            {
                ElfSectionHeader copy = section.Header;
                copy.NameOffset = AddName(Encoding.UTF8.GetBytes(section.Name + "\0"));
                copy.Offset = (ulong)offset + (section.Offset - segment.Offset);
                copy.Link = 0;
                copy.Info = 0;
                _sections.Add(copy);
            }
        }
    }

    private void Add(ReadOnlySpan<byte> name, ReadOnlySpan<byte> content)
    {
        Align();
        _sections.Add(new ElfSectionHeader
        {
            NameOffset = AddName(name), Type = ElfSectionType.ProgramBits, Offset = (ulong)_file.Position, Size = (ulong)content.Length, Alignment = Alignment,
        });
        _writer.Write(content);
    }

    private uint AddName(ReadOnlySpan<byte> name)
    {
        var offset = (uint)_names.Position;
        _names.Write(name);
        return offset;
    }

    private void WriteHeaders()
    {
        uint name = AddName(".shstrtab\0"u8);
        _sections.Add(new ElfSectionHeader
        {
            NameOffset = name, Type = ElfSectionType.StringTable, Offset = (ulong)_file.Position, Size = (ulong)_names.Length, Alignment = 1,
        });
        _writer.Write(_names.ToArray());
        Align();
        ulong table = (ulong)_file.Position;
        _writer.Write(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_sections)));

        // gABI, "ELF Header".
        WriteAt(0, "\x7f"u8);
        WriteAt(1, "ELF\x02\x01\x01"u8);
        WriteAt(16, MemoryMarshal.AsBytes<ushort>([(ushort)ElfFileType.Executable, ModuleFileFormat.Processor]));
        WriteAt(20, MemoryMarshal.AsBytes<uint>([1]));
        WriteAt(32, MemoryMarshal.AsBytes<ulong>([HeaderBytes, table]));
        WriteAt(52, MemoryMarshal.AsBytes<ushort>(
            [HeaderBytes, SegmentHeaderBytes, 3, SectionHeaderBytes, (ushort)_sections.Count, (ushort)(_sections.Count - 1)]));
    }

    private void WriteAt(long offset, ReadOnlySpan<byte> bytes)
    {
        long end = _file.Position;
        _file.Position = offset;
        _file.Write(bytes);
        _file.Position = end;
    }

    private void Align() => _writer.Write(new byte[-_file.Position & (Alignment - 1)]);
}
