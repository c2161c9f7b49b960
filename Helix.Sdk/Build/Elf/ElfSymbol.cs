using System.Runtime.InteropServices;

namespace Helix.Sdk.Build.Elf;

/// <summary>One entry of the symbol table (gABI, "Symbol Table Entry", ELF64: 24 bytes).</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public record struct ElfSymbol
{
    /// <summary>Value of <see cref="Section"/> that refers to the table of extended indices (SHN_XINDEX).</summary>
    public const ushort ExtendedIndex = 0xffff;

    /// <summary>First reserved section index (SHN_LORESERVE); larger real indices need the extended table.</summary>
    public const ushort FirstReservedIndex = 0xff00;

    /// <summary>Type STT_SECTION with local binding.</summary>
    public const byte LocalSection = 3;

    /// <summary>Offset of the name in the string table.</summary>
    public uint NameOffset { get; set; }

    /// <summary>Binding (high four bits) and type (low four bits).</summary>
    public byte Info { get; set; }

    /// <summary>Visibility.</summary>
    public byte Other { get; set; }

    /// <summary>Section index as stored in the file; see <see cref="ExtendedIndex"/>.</summary>
    public ushort Section { get; set; }

    /// <summary>Offset within the section, bytes.</summary>
    public ulong Value { get; set; }

    /// <summary>Size of the thing named, bytes.</summary>
    public ulong Size { get; set; }

    /// <summary>Whether the symbol is visible in its own object only.</summary>
    public readonly bool IsLocal => Info >> 4 == 0;

    /// <summary>Whether the symbol was visible to all objects of a linked file; the linker makes hidden ones (STV_HIDDEN) local.</summary>
    public readonly bool WasGlobal => !IsLocal || (Other & 3) == 2;
}
