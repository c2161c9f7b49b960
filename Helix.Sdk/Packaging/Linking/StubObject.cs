using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.InteropServices;
using Helix.Sdk.Build;
using Helix.Sdk.Build.Elf;

namespace Helix.Sdk.Packaging.Linking;

/// <summary>
/// The object that stands for the kernel when a module is linked: the kernel's symbols with their addresses, and for those whose
/// code the module's object would bring too, an empty section group of that name. Of groups of one name the linker takes the first.
/// </summary>
internal sealed class StubObject
{
    private const int HeaderBytes = 64;
    private const int SectionBytes = 64;
    private const int FixedSections = 4;
    private const ushort Absolute = 0xfff1;
    private const byte GlobalSymbol = 1 << 4;
    private const uint ComdatGroup = 1;

    private readonly List<ElfSymbol> _symbols = [default];
    private readonly MemoryStream _names = new();
    private readonly List<int> _groups = [];

    /// <summary>Makes an empty stub.</summary>
    public StubObject() => _names.WriteByte(0);

    /// <summary>How many symbols it defines.</summary>
    public int SymbolCount => _symbols.Count - 1;

    /// <summary>Defines what a module's objects use or bring, and the kernel has.</summary>
    public static StubObject Create(IEnumerable<ElfObject> module, KernelSymbols kernel, ModuleOwnership ownership)
    {
        var stub = new StubObject();
        HashSet<ulong> known = [];
        foreach (ElfObject part in module)
        {
            HashSet<int> groups = Groups(part);
            for (int i = 1; i < part.Symbols.Length; i++)
            {
                ReadOnlySpan<byte> name = part.SymbolName(i);
                bool isTaken = !part.Symbols[i].IsLocal && !ownership.IsOwn(name);
                if (isTaken && kernel.TryFind(name, out ulong address) && known.Add(SymbolHash.Of(name)))
                {
                    stub.Add(name, address, groups.Contains(i) ? stub._groups : null);
                }
            }
        }

        return stub;
    }

    /// <summary>Writes the object.</summary>
    public void Write(string path)
    {
        if (FixedSections + _groups.Count >= ElfSymbol.FirstReservedIndex)
        {
            throw new BuildFailureException($"a module shares {_groups.Count} section groups with the kernel; no more than {ElfSymbol.FirstReservedIndex} can be");
        }

        using var file = new BinaryWriter(File.Create(path));
        byte[] sectionNames = "\0.symtab\0.strtab\0.shstrtab\0.group\0"u8.ToArray();
        ReadOnlySpan<byte> symbols = MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_symbols));
        ulong symbolOffset = HeaderBytes + sizeof(ulong);
        ulong nameOffset = symbolOffset + (ulong)symbols.Length;
        ulong sectionNameOffset = nameOffset + (ulong)_names.Length;
        ulong headerOffset = (sectionNameOffset + (ulong)sectionNames.Length + 7) & ~7ul;
        WriteHeader(file, headerOffset);
        file.Write((ulong)ComdatGroup);
        file.Write(symbols);
        file.Write(_names.GetBuffer().AsSpan(0, (int)_names.Length));
        file.Write(sectionNames);
        file.Write(new byte[headerOffset - (ulong)file.BaseStream.Position]);
        WriteSections(file, symbolOffset, (ulong)symbols.Length, nameOffset, sectionNameOffset, (ulong)sectionNames.Length);
    }

    // gABI, "Section Groups": the first word tells the kind; the header's info is the symbol that names the group.
    private static HashSet<int> Groups(ElfObject module)
    {
        HashSet<int> groups = [];
        foreach (ref readonly ElfSectionHeader section in module.Sections)
        {
            if (section.Type == ElfSectionType.Group)
            {
                groups.Add((int)section.Info);
            }
        }

        return groups;
    }

    private void Add(ReadOnlySpan<byte> name, ulong address, List<int>? groups)
    {
        groups?.Add(_symbols.Count);
        _symbols.Add(new ElfSymbol { NameOffset = (uint)_names.Length, Info = GlobalSymbol, Section = Absolute, Value = address });
        _names.Write(name);
        _names.WriteByte(0);
    }

    private void WriteHeader(BinaryWriter file, ulong headerOffset)
    {
        file.Write("\x7f"u8);
        file.Write("ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0"u8);
        file.Write((ushort)ElfFileType.Relocatable);
        file.Write((ushort)62);
        file.Write(1u);
        file.Write(0ul);
        file.Write(0ul);
        file.Write(headerOffset);
        file.Write(0u);
        file.Write((ushort)HeaderBytes);
        file.Write(0u);
        file.Write((ushort)SectionBytes);
        file.Write((ushort)(FixedSections + _groups.Count));
        file.Write((ushort)3);
    }

    private void WriteSections(
        BinaryWriter file, ulong symbolOffset, ulong symbolSize, ulong nameOffset, ulong sectionNameOffset, ulong sectionNameSize)
    {
        Write(file, default);
        Write(file, new ElfSectionHeader
        {
            NameOffset = 1, Type = ElfSectionType.SymbolTable, Offset = symbolOffset, Size = symbolSize, Link = 2, Info = 1, Alignment = 8, EntrySize = 24,
        });
        Write(file, new ElfSectionHeader
        {
            NameOffset = 9, Type = ElfSectionType.StringTable, Offset = nameOffset, Size = (ulong)_names.Length, Alignment = 1,
        });
        Write(file, new ElfSectionHeader
        {
            NameOffset = 17, Type = ElfSectionType.StringTable, Offset = sectionNameOffset, Size = sectionNameSize, Alignment = 1,
        });
        foreach (int symbol in _groups)
        {
            Write(file, new ElfSectionHeader
            {
                NameOffset = 27, Type = ElfSectionType.Group, Offset = HeaderBytes, Size = 4, Link = 1, Info = (uint)symbol, Alignment = 4, EntrySize = 4,
            });
        }
    }

    private static void Write(BinaryWriter file, ElfSectionHeader header) =>
        file.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<ElfSectionHeader>(in header)));
}
