using System;
using System.Buffers.Binary;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;

namespace Helix.Sdk.Build.Elf;

/// <summary>
/// An ELF64 file for x86-64, relocatable or linked, held in memory. Tables are exposed as spans over the file's bytes, because the
/// class library's object has a third of a million sections. Neighbour: <see cref="ElfEditor"/> writes a changed object.
/// </summary>
public sealed class ElfObject
{
    private const int HeaderSize = 64;
    private const int SectionHeaderSize = 64;
    private const ushort MachineX8664 = 62;

    private readonly byte[] _image;
    private readonly ulong _headersOffset;
    private readonly int _sectionCount;
    private readonly int _extendedIndices = -1;
    private readonly int _symbolNames;

    /// <summary>Reads the headers of an object.</summary>
    /// <param name="image">The whole file; the object keeps it and may change it.</param>
    /// <param name="name">The file's name, for messages.</param>
    /// <param name="type">Which kind of file it has to be.</param>
    /// <exception cref="BuildFailureException">The bytes are no such object, or are damaged.</exception>
    public ElfObject(byte[] image, string name, ElfFileType type = ElfFileType.Relocatable)
    {
        _image = image;
        Name = name;
        if (image.Length < HeaderSize || !image.AsSpan().StartsWith("\x7f"u8 + "ELF\x02\x01"u8))
        {
            throw Damaged("it is not a little-endian ELF64 file");
        }

        if (Half(16) != (ushort)type || Half(18) != MachineX8664)
        {
            throw Damaged($"it is not {(type == ElfFileType.Relocatable ? "a relocatable object" : "a linked file")} for x86-64");
        }

        _headersOffset = BinaryPrimitives.ReadUInt64LittleEndian(image.AsSpan(40));
        (_sectionCount, SectionNames) = ReadCounts();
        if (_headersOffset + ((ulong)_sectionCount * SectionHeaderSize) > (ulong)image.Length)
        {
            throw Damaged("its section headers lie outside the file");
        }

        SymbolTable = Find(ElfSectionType.SymbolTable);
        if (SymbolTable < 0)
        {
            throw Damaged("it has no symbol table");
        }

        _symbolNames = (int)Sections[SymbolTable].Link;
        _extendedIndices = Find(ElfSectionType.SymbolTableIndices);
    }

    /// <summary>The file's name.</summary>
    public string Name { get; }

    /// <summary>Index of the symbol table's section.</summary>
    public int SymbolTable { get; }

    /// <summary>Index of the section with the names of sections.</summary>
    public int SectionNames { get; }

    /// <summary>The section headers.</summary>
    public Span<ElfSectionHeader> Sections => MemoryMarshal.Cast<byte, ElfSectionHeader>(
        _image.AsSpan((int)_headersOffset, _sectionCount * SectionHeaderSize));

    /// <summary>The symbols.</summary>
    public Span<ElfSymbol> Symbols => MemoryMarshal.Cast<byte, ElfSymbol>(Content(SymbolTable));

    /// <summary>The whole file.</summary>
    public ReadOnlySpan<byte> Image => _image;

    /// <summary>Reads an object from a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The object.</returns>
    public static ElfObject Read(string path) => new(File.ReadAllBytes(path), path);

    /// <summary>Reads a linked file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Its content.</returns>
    /// <exception cref="BuildFailureException">There is no such file, or it is no linked one.</exception>
    public static ElfObject ReadLinked(string path) => File.Exists(path)
        ? new ElfObject(File.ReadAllBytes(path), path, ElfFileType.Executable)
        : throw new BuildFailureException($"{path} is not there");

    /// <summary>The content of a section in the file; empty for zero-initialised data.</summary>
    /// <param name="section">Index of the section.</param>
    /// <returns>The bytes, which may be changed.</returns>
    public Span<byte> Content(int section)
    {
        ref readonly ElfSectionHeader header = ref Sections[section];
        if (header.Type is ElfSectionType.NoBits or ElfSectionType.Null)
        {
            return default;
        }

        if (header.Offset + header.Size > (ulong)_image.Length)
        {
            throw Damaged($"section {section} lies outside the file");
        }

        return _image.AsSpan((int)header.Offset, (int)header.Size);
    }

    /// <summary>The relocations in a section of type <see cref="ElfSectionType.Relocations"/>.</summary>
    /// <param name="section">Index of the section.</param>
    /// <returns>The relocations, which may be changed.</returns>
    public Span<ElfRelocation> Relocations(int section) => MemoryMarshal.Cast<byte, ElfRelocation>(Content(section));

    /// <summary>The name of a section.</summary>
    /// <param name="section">Index of the section.</param>
    /// <returns>The name's bytes.</returns>
    public ReadOnlySpan<byte> SectionName(int section) => Text(SectionNames, Sections[section].NameOffset);

    /// <summary>The name of a symbol.</summary>
    /// <param name="symbol">Index of the symbol.</param>
    /// <returns>The name's bytes.</returns>
    public ReadOnlySpan<byte> SymbolName(int symbol) => Text(_symbolNames, Symbols[symbol].NameOffset);

    /// <summary>The name of a symbol as text.</summary>
    /// <param name="symbol">Index of the symbol.</param>
    /// <returns>The name.</returns>
    public string SymbolText(int symbol) => Encoding.UTF8.GetString(SymbolName(symbol));

    /// <summary>The section in which a symbol is defined.</summary>
    /// <param name="symbol">Index of the symbol.</param>
    /// <returns>The section's index; 0 when undefined.</returns>
    public int SymbolSection(int symbol)
    {
        ushort section = Symbols[symbol].Section;
        return section != ElfSymbol.ExtendedIndex || _extendedIndices < 0
            ? section
            : BinaryPrimitives.ReadInt32LittleEndian(Content(_extendedIndices)[(symbol * 4)..]);
    }

    /// <summary>For each section the index of the section with its relocations, or 0.</summary>
    /// <returns>One element for each section.</returns>
    public int[] RelocationSections()
    {
        var result = new int[_sectionCount];
        Span<ElfSectionHeader> sections = Sections;
        for (int i = 0; i < sections.Length; i++)
        {
            if (sections[i].Type == ElfSectionType.Relocations)
            {
                result[sections[i].Info] = i;
            }
        }

        return result;
    }

    /// <summary>Finds the first section with a name and content.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The section's index, or −1.</returns>
    public int FindNamed(ReadOnlySpan<byte> name)
    {
        for (int i = 1; i < _sectionCount; i++)
        {
            if (Sections[i].Size != 0 && SectionName(i).SequenceEqual(name))
            {
                return i;
            }
        }

        return -1;
    }

    private int Find(ElfSectionType type)
    {
        Span<ElfSectionHeader> sections = Sections;
        for (int i = sections.Length - 1; i > 0; i--)
        {
            if (sections[i].Type == type)
            {
                return i;
            }
        }

        return -1;
    }

    // gABI, "ELF Header": what does not fit 16 bits stands in section header 0.
    private (int Count, int Names) ReadCounts()
    {
        if (_headersOffset + SectionHeaderSize > (ulong)_image.Length)
        {
            throw Damaged("it has no section headers");
        }

        var first = MemoryMarshal.Read<ElfSectionHeader>(_image.AsSpan((int)_headersOffset));
        int count = Half(60);
        int names = Half(62);
        return (count == 0 ? (int)first.Size : count, names == ElfSymbol.ExtendedIndex ? (int)first.Link : names);
    }

    private ushort Half(int offset) => BinaryPrimitives.ReadUInt16LittleEndian(_image.AsSpan(offset));

    private ReadOnlySpan<byte> Text(int table, uint offset)
    {
        ReadOnlySpan<byte> rest = Content(table)[(int)offset..];
        return rest[..rest.IndexOf((byte)0)];
    }

    private BuildFailureException Damaged(string why) => new($"{Name}: cannot use this object: {why}.");
}
