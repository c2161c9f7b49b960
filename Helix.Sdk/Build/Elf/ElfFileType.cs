namespace Helix.Sdk.Build.Elf;

/// <summary>What an ELF file is (gABI, e_type).</summary>
public enum ElfFileType : ushort
{
    /// <summary>An object that is to be linked.</summary>
    Relocatable = 1,

    /// <summary>A linked image.</summary>
    Executable = 2,
}
