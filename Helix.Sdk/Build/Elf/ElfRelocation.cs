using System.Runtime.InteropServices;

namespace Helix.Sdk.Build.Elf;

/// <summary>One relocation with addend (gABI, Elf64_Rela: 24 bytes).</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public record struct ElfRelocation
{
    /// <summary>R_X86_64_64: the symbol's address.</summary>
    public const uint Absolute64 = 1;

    /// <summary>R_X86_64_PC32: the symbol's address relative to the place.</summary>
    public const uint Relative32 = 2;

    /// <summary>Makes a relocation.</summary>
    /// <param name="offset">The place within the section that is relocated, bytes.</param>
    /// <param name="type">The relocation type of the x86-64 psABI.</param>
    /// <param name="symbol">Index of the symbol.</param>
    /// <param name="addend">Added to the symbol's address.</param>
    public ElfRelocation(ulong offset, uint type, int symbol, long addend)
    {
        Offset = offset;
        Info = ((ulong)(uint)symbol << 32) | type;
        Addend = addend;
    }

    /// <summary>The place within the section that is relocated, bytes.</summary>
    public ulong Offset { get; set; }

    /// <summary>Symbol (high half) and type (low half).</summary>
    public ulong Info { get; set; }

    /// <summary>Added to the symbol's address.</summary>
    public long Addend { get; set; }

    /// <summary>The relocation type of the x86-64 psABI.</summary>
    public readonly uint Type => (uint)Info;

    /// <summary>Index of the symbol.</summary>
    public int Symbol
    {
        readonly get => (int)(Info >> 32);
        set => Info = ((ulong)(uint)value << 32) | (uint)Info;
    }
}
