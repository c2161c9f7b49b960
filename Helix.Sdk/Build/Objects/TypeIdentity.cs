using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using Helix.Sdk.Build.Elf;

namespace Helix.Sdk.Build.Objects;

/// <summary>
/// Makes <c>typeof</c> give the same object everywhere. ILC puts an object of <c>System.RuntimeType</c> for each type that
/// code names into the object file's own data, so that separately compiled code compares different objects for one type.
/// Here those symbols lose the name of their unit and become weak: the linker binds all references to the first. A table
/// of them lets the runtime enter each into its type's method table before any managed code asks for it.
/// </summary>
internal static class TypeIdentity
{
    private const string SectionName = ".helix.types";
    private const uint Absolute64 = 1;
    private const byte WeakBinding = 2 << 4;
    private const int EntryBytes = 8;

    private static ReadOnlySpan<byte> FrozenSegment => "__FrozenSegmentStart"u8;

    private static ReadOnlySpan<byte> TypeMarker => "__RuntimeType_"u8;

    /// <summary>Renames the symbols and adds the table.</summary>
    /// <returns>Number of types named by the object's code.</returns>
    public static int Share(ElfEditor edits)
    {
        ElfObject source = edits.Source;
        int unitLength = UnitNameLength(source);
        List<ElfRelocation> table = [];
        Span<ElfSymbol> symbols = source.Symbols;
        for (int i = 1; unitLength >= 0 && i < symbols.Length; i++)
        {
            ReadOnlySpan<byte> name = source.SymbolName(i);
            if (name.Length > unitLength && name[unitLength..].StartsWith(TypeMarker) && source.SymbolSection(i) != 0)
            {
                symbols[i].NameOffset += (uint)unitLength;
                symbols[i].Info = (byte)(WeakBinding | (symbols[i].Info & 0xf));
                table.Add(new ElfRelocation((ulong)(table.Count * EntryBytes), Absolute64, i, 0));
            }
        }

        if (table.Count != 0)
        {
            AddTable(edits, table);
        }

        return table.Count;
    }

    private static int UnitNameLength(ElfObject source)
    {
        for (int i = 1; i < source.Symbols.Length; i++)
        {
            ReadOnlySpan<byte> name = source.SymbolName(i);
            if (name.EndsWith(FrozenSegment) && source.SymbolSection(i) != 0)
            {
                return name.Length - FrozenSegment.Length;
            }
        }

        return -1;
    }

    private static void AddTable(ElfEditor edits, List<ElfRelocation> table)
    {
        int section = edits.AddSection(
            SectionName,
            new ElfSectionHeader
            {
                Type = ElfSectionType.ProgramBits, Flags = ElfSectionFlags.Allocate, Alignment = EntryBytes,
            },
            new byte[table.Count * EntryBytes]);
        edits.AddSection(
            ".rela" + SectionName,
            new ElfSectionHeader
            {
                Type = ElfSectionType.Relocations, Flags = ElfSectionFlags.InfoLink, Alignment = 8, EntrySize = 24,
                Link = (uint)edits.Source.SymbolTable, Info = (uint)section,
            },
            MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(table)).ToArray());
    }
}
