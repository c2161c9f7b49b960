using System.Runtime.InteropServices;

namespace Helix.Sdk.Build.Elf;

/// <summary>One entry of the section header table (gABI, "Section Header Table Entry", ELF64: 64 bytes).</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public record struct ElfSectionHeader
{
    /// <summary>Offset of the name in the section name table.</summary>
    public uint NameOffset { get; set; }

    /// <summary>What the section holds.</summary>
    public ElfSectionType Type { get; set; }

    /// <summary>How the section is used.</summary>
    public ElfSectionFlags Flags { get; set; }

    /// <summary>Virtual address; zero in relocatable objects.</summary>
    public ulong Address { get; set; }

    /// <summary>Offset of the content in the file, bytes.</summary>
    public ulong Offset { get; set; }

    /// <summary>Size of the content, bytes.</summary>
    public ulong Size { get; set; }

    /// <summary>Index of a related section; its meaning depends on the type.</summary>
    public uint Link { get; set; }

    /// <summary>Further information; its meaning depends on the type.</summary>
    public uint Info { get; set; }

    /// <summary>Alignment of the content, bytes.</summary>
    public ulong Alignment { get; set; }

    /// <summary>Size of one entry, bytes, when the section is a table.</summary>
    public ulong EntrySize { get; set; }
}
