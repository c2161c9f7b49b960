namespace Helix.Sdk.Build.Elf;

/// <summary>Section types (gABI, sh_type) that ILC's objects contain.</summary>
public enum ElfSectionType : uint
{
    /// <summary>The reserved section 0.</summary>
    Null = 0,

    /// <summary>Code or data.</summary>
    ProgramBits = 1,

    /// <summary>The symbol table.</summary>
    SymbolTable = 2,

    /// <summary>Names.</summary>
    StringTable = 3,

    /// <summary>Relocations with addends.</summary>
    Relocations = 4,

    /// <summary>Zero-initialised data, without content in the file.</summary>
    NoBits = 8,

    /// <summary>A section group; COMDAT when its first word is 1.</summary>
    Group = 17,

    /// <summary>Section indices of symbols that do not fit 16 bits.</summary>
    SymbolTableIndices = 18,

    /// <summary>Unwind information (x86-64 psABI).</summary>
    Unwind = 0x70000001,
}
