namespace Helix.Sdk.Packaging.Linking;

/// <summary>A section of a linked module that is loaded.</summary>
/// <param name="Index">Its number in the linked file.</param>
/// <param name="Name">Its name.</param>
/// <param name="Header">Its header in the linked file.</param>
/// <param name="Offset">Where it starts in the image, bytes.</param>
internal readonly record struct LinkedSection(int Index, string Name, Build.Elf.ElfSectionHeader Header, uint Offset)
{
    /// <summary>Offset in the image behind its last byte.</summary>
    public uint End => Offset + (uint)Header.Size;
}
