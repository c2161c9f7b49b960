using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;

namespace Helix.Sdk.Build.Elf;

/// <summary>
/// Writes an edited object. Contents of sections that stay keep their place in the file; symbol table, names and section
/// headers are made anew behind them. Local symbols come first, as the gABI demands, so every relocation and group is renumbered.
/// </summary>
public sealed class ElfWriter
{
    private const int HeaderSize = 64;

    private readonly ElfEditor _edits;
    private readonly ElfObject _source;
    private readonly MemoryStream _tail = new();
    private readonly MemoryStream _names = new();
    private readonly Dictionary<uint, uint> _sectionNames = [];
    private readonly int[] _sectionMap;
    private readonly int[] _symbolMap;
    private readonly List<int> _symbolOrder = [];
    private readonly List<ElfSectionHeader> _headers = [];
    private readonly int _bodyEnd;
    private int _firstGlobal;

    private ElfWriter(ElfEditor edits)
    {
        _edits = edits;
        _source = edits.Source;
        _sectionMap = new int[_source.Sections.Length + edits.NewSections.Count];
        _symbolMap = new int[_source.Symbols.Length + edits.NewLocals.Count];
        _names.WriteByte(0);
        _bodyEnd = FindBodyEnd();
    }

    /// <summary>Writes the edited object to a file.</summary>
    /// <param name="edits">The changes.</param>
    /// <param name="path">The file.</param>
    public static void Write(ElfEditor edits, string path)
    {
        var writer = new ElfWriter(edits);
        writer.NumberSections();
        writer.NumberSymbols();
        writer.Renumber();
        writer.AddTables();
        using FileStream file = File.Create(path);
        writer.Save(file);
    }

    private static bool IsRebuilt(ElfSectionType type) =>
        type is ElfSectionType.SymbolTable or ElfSectionType.StringTable or ElfSectionType.SymbolTableIndices;

    private int FindBodyEnd()
    {
        int end = HeaderSize;
        foreach (ref readonly ElfSectionHeader section in _source.Sections)
        {
            if (!IsRebuilt(section.Type) && section.Type is not (ElfSectionType.Null or ElfSectionType.NoBits))
            {
                end = Math.Max(end, (int)(section.Offset + section.Size));
            }
        }

        return end;
    }

    private void NumberSections()
    {
        Span<ElfSectionHeader> sections = _source.Sections;
        int next = 0;
        for (int i = 0; i < sections.Length; i++)
        {
            _sectionMap[i] = _edits.DroppedSections[i] || IsRebuilt(sections[i].Type) ? 0 : next++;
        }

        for (int i = sections.Length; i < _sectionMap.Length; i++)
        {
            _sectionMap[i] = next++;
        }

        _sectionMap[_source.SymbolTable] = next;
        _sectionMap[(int)sections[_source.SymbolTable].Link] = next + 1;
    }

    private void NumberSymbols()
    {
        Span<ElfSymbol> symbols = _source.Symbols;
        AddSymbols(symbols, wantLocal: true);
        for (int i = symbols.Length; i < _symbolMap.Length; i++)
        {
            _symbolMap[i] = _symbolOrder.Count;
            _symbolOrder.Add(i);
        }

        _firstGlobal = _symbolOrder.Count;
        AddSymbols(symbols, wantLocal: false);
    }

    private void AddSymbols(Span<ElfSymbol> symbols, bool wantLocal)
    {
        for (int i = 0; i < symbols.Length; i++)
        {
            if (symbols[i].IsLocal == wantLocal && !_edits.DroppedSymbols[i])
            {
                _symbolMap[i] = _symbolOrder.Count;
                _symbolOrder.Add(i);
            }
        }
    }

    private void Renumber()
    {
        Span<ElfSectionHeader> sections = _source.Sections;
        for (int i = 0; i < sections.Length; i++)
        {
            ElfSectionHeader header = sections[i];
            if (_edits.DroppedSections[i] || IsRebuilt(header.Type))
            {
                continue;
            }

            switch (header.Type)
            {
                case ElfSectionType.Relocations:
                    RenumberRelocations(_source.Relocations(i));
                    break;
                case ElfSectionType.Group:
                    header.Size = RenumberGroup(MemoryMarshal.Cast<byte, int>(_source.Content(i)));
                    break;
            }

            _headers.Add(Place(header, SectionName(header.NameOffset)));
        }

        foreach (ElfEditor.NewSection added in _edits.NewSections)
        {
            ElfSectionHeader header = added.Header;
            byte[] content = added.Content.ToArray();
            if (header.Type == ElfSectionType.Relocations)
            {
                RenumberRelocations(MemoryMarshal.Cast<byte, ElfRelocation>(content.AsSpan()));
            }

            AppendTable(Place(header, AddName(Encoding.UTF8.GetBytes(added.Name))), content);
        }
    }

    private ElfSectionHeader Place(ElfSectionHeader header, uint name)
    {
        header.NameOffset = name;
        header.Link = (uint)_sectionMap[(int)header.Link];
        if (header.Type == ElfSectionType.Group)
        {
            header.Info = (uint)_symbolMap[(int)header.Info];
        }
        else if (header.Type == ElfSectionType.Relocations || header.Flags.HasFlag(ElfSectionFlags.InfoLink))
        {
            header.Info = (uint)_sectionMap[(int)header.Info];
        }

        return header;
    }

    private void RenumberRelocations(Span<ElfRelocation> relocations)
    {
        foreach (ref ElfRelocation relocation in relocations)
        {
            relocation.Symbol = _symbolMap[relocation.Symbol];
        }
    }

    private ulong RenumberGroup(Span<int> group)
    {
        int kept = 1;
        for (int i = 1; i < group.Length; i++)
        {
            if (!_edits.DroppedSections[group[i]])
            {
                group[kept++] = _sectionMap[group[i]];
            }
        }

        return (ulong)kept * sizeof(int);
    }

    private void AddTables()
    {
        int count = _symbolOrder.Count;
        var symbols = new byte[count * 24];
        var extended = new byte[count * 4];
        Span<ElfSymbol> table = MemoryMarshal.Cast<byte, ElfSymbol>(symbols.AsSpan());
        for (int i = 0; i < count; i++)
        {
            WriteSymbol(_symbolOrder[i], ref table[i], extended.AsSpan(i * 4));
        }

        uint index = (uint)_headers.Count;
        var header = new ElfSectionHeader
        {
            NameOffset = AddName(".symtab"u8), Type = ElfSectionType.SymbolTable, Link = index + 1,
            Info = (uint)_firstGlobal, Alignment = 8, EntrySize = 24,
        };
        uint stringName = AddName(".strtab"u8);
        uint extendedName = AddName(".symtab_shndx"u8);
        AppendTable(header, symbols);
        AppendTable(
            new ElfSectionHeader { NameOffset = stringName, Type = ElfSectionType.StringTable, Alignment = 1 },
            _names.GetBuffer().AsSpan(0, (int)_names.Length));
        AppendTable(
            new ElfSectionHeader
            {
                NameOffset = extendedName, Type = ElfSectionType.SymbolTableIndices, Link = index, Alignment = 4, EntrySize = 4,
            },
            extended);
    }

    private void WriteSymbol(int number, ref ElfSymbol symbol, Span<byte> extended)
    {
        int oldCount = _edits.DroppedSymbols.Length;
        int section;
        if (number < oldCount)
        {
            symbol = _source.Symbols[number];
            symbol.NameOffset = symbol.NameOffset == 0 ? 0 : AddName(_source.SymbolName(number));
            if (symbol.Section is 0 or (>= ElfSymbol.FirstReservedIndex and not ElfSymbol.ExtendedIndex))
            {
                return;
            }

            section = _sectionMap[_source.SymbolSection(number)];
        }
        else
        {
            symbol.Info = ElfSymbol.LocalSection;
            section = _sectionMap[_edits.NewLocals[number - oldCount]];
        }

        if (section < ElfSymbol.FirstReservedIndex)
        {
            symbol.Section = (ushort)section;
            return;
        }

        symbol.Section = ElfSymbol.ExtendedIndex;
        BinaryPrimitives.WriteInt32LittleEndian(extended, section);
    }

    private uint SectionName(uint oldOffset)
    {
        if (!_sectionNames.TryGetValue(oldOffset, out uint offset))
        {
            ReadOnlySpan<byte> rest = _source.Content(_source.SectionNames)[(int)oldOffset..];
            offset = AddName(rest[..rest.IndexOf((byte)0)]);
            _sectionNames.Add(oldOffset, offset);
        }

        return offset;
    }

    private uint AddName(ReadOnlySpan<byte> name)
    {
        if (name.IsEmpty)
        {
            return 0;
        }

        uint offset = (uint)_names.Length;
        _names.Write(name);
        _names.WriteByte(0);
        return offset;
    }

    private void AppendTable(ElfSectionHeader header, ReadOnlySpan<byte> content)
    {
        PadTail();
        header.Offset = (ulong)(_bodyEnd + _tail.Length);
        header.Size = (ulong)content.Length;
        _tail.Write(content);
        _headers.Add(header);
    }

    private void PadTail()
    {
        while (((_bodyEnd + _tail.Length) & 7) != 0)
        {
            _tail.WriteByte(0);
        }
    }

    private void Save(Stream file)
    {
        PadTail();
        Span<ElfSectionHeader> headers = CollectionsMarshal.AsSpan(_headers);
        int names = headers.Length - 2;
        headers[0] = new ElfSectionHeader { Size = (ulong)headers.Length, Link = (uint)names };
        Span<byte> start = stackalloc byte[HeaderSize];
        _source.Image[..HeaderSize].CopyTo(start);
        BinaryPrimitives.WriteInt64LittleEndian(start[40..], _bodyEnd + _tail.Length);
        bool large = headers.Length >= ElfSymbol.FirstReservedIndex;
        BinaryPrimitives.WriteUInt16LittleEndian(start[60..], large ? (ushort)0 : (ushort)headers.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(start[62..], large ? ElfSymbol.ExtendedIndex : (ushort)names);
        if (!large)
        {
            headers[0] = default;
        }

        file.Write(start);
        file.Write(_source.Image[HeaderSize.._bodyEnd]);
        _tail.WriteTo(file);
        file.Write(MemoryMarshal.AsBytes(headers));
    }
}
