using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Text;
using Helix.Sdk.Build.Elf;

namespace Helix.Sdk.Build.Verification;

/// <summary>
/// Reads the method tables (symbols <c>_ZTV</c>, length, name) of an object: at 16 the number of virtual method slots, at 18
/// that of interfaces, at 24 the slots, behind them the interfaces (8 bytes each), then relative fields, of which one may
/// lead to the dispatch map: four 16-bit counts (own, default, static own, static default), and entries of interface,
/// slot, implementation (16 bits each; 8 bytes for the static ones). Bits 16 and 17 of the first word tell the kind of type.
/// </summary>
public static class MethodTableReader
{
    private const int SlotsOffset = 16;
    private const int InterfacesOffset = 18;
    private const int HeaderSize = 24;
    private const int DispatchHeaderSize = 8;
    private const int DispatchEntrySize = 6;
    private const uint KindMask = 0x30000;
    private const uint GenericDefinitionKind = 0x30000;
    private const string BoxedPrefix = "Boxed_";

    /// <summary>Reads all method tables that an object defines.</summary>
    /// <param name="source">The object.</param>
    /// <returns>The method tables.</returns>
    public static IEnumerable<MethodTable> Read(ElfObject source)
    {
        int[] relocations = source.RelocationSections();
        for (int i = 1; i < source.Symbols.Length; i++)
        {
            int section = source.SymbolSection(i);
            if (section != 0 && TypeName(source.SymbolName(i)) is string name && HasInterfaceMap(source, i, section, name))
            {
                yield return ReadOne(source, relocations, i, section, name);
            }
        }
    }

    // No object has the type of a generic definition, or of shared code's placeholder; their maps are left empty.
    private static bool HasInterfaceMap(ElfObject source, int symbol, int section, string name)
    {
        uint flags = BinaryPrimitives.ReadUInt32LittleEndian(source.Content(section)[(int)source.Symbols[symbol].Value..]);
        return (flags & KindMask) != GenericDefinitionKind && !name.Contains("System___Canon", StringComparison.Ordinal);
    }

    private static MethodTable ReadOne(ElfObject source, int[] relocations, int symbol, int section, string name)
    {
        int start = (int)source.Symbols[symbol].Value;
        ReadOnlySpan<byte> table = source.Content(section)[start..];
        int slots = BinaryPrimitives.ReadUInt16LittleEndian(table[SlotsOffset..]);
        var interfaces = new string[BinaryPrimitives.ReadUInt16LittleEndian(table[InterfacesOffset..])];
        int map = start + HeaderSize + (8 * slots);
        Array.Fill(interfaces, "(nothing)");
        HashSet<DispatchEntry> dispatch = [];
        if (relocations[section] != 0)
        {
            foreach (ref readonly ElfRelocation relocation in source.Relocations(relocations[section]))
            {
                int index = ((int)relocation.Offset - map) / 8;
                ReadOnlySpan<byte> target = source.SymbolName(relocation.Symbol);
                if ((int)relocation.Offset >= map && index < interfaces.Length)
                {
                    interfaces[index] = TypeName(target) ?? Encoding.UTF8.GetString(target);
                }
                else if (target.IndexOf("__InterfaceDispatchMap_"u8) >= 0)
                {
                    ReadDispatch(source, relocation.Symbol, dispatch);
                }
            }
        }

        return new MethodTable(name, interfaces, dispatch);
    }

    private static void ReadDispatch(ElfObject source, int symbol, HashSet<DispatchEntry> dispatch)
    {
        ReadOnlySpan<byte> map = source.Content(source.SymbolSection(symbol))[(int)source.Symbols[symbol].Value..];
        int count = Half(map, 0) + Half(map, 2);
        for (int i = 0; i < count; i++)
        {
            int entry = DispatchHeaderSize + (i * DispatchEntrySize);
            dispatch.Add(new DispatchEntry(Half(map, entry), Half(map, entry + 2)));
        }
    }

    private static int Half(ReadOnlySpan<byte> data, int offset) => BinaryPrimitives.ReadUInt16LittleEndian(data[offset..]);

    private static string? TypeName(ReadOnlySpan<byte> symbol)
    {
        if (!symbol.StartsWith("_ZTV"u8))
        {
            return null;
        }

        symbol = symbol[4..];
        while (!symbol.IsEmpty && char.IsAsciiDigit((char)symbol[0]))
        {
            symbol = symbol[1..];
        }

        string name = Encoding.UTF8.GetString(symbol);
        return name.StartsWith(BoxedPrefix, StringComparison.Ordinal) ? name[BoxedPrefix.Length..] : name;
    }
}
