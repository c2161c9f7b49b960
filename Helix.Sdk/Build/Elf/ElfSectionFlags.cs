using System;

namespace Helix.Sdk.Build.Elf;

/// <summary>Section flags (gABI, sh_flags) that ILC's objects contain.</summary>
[Flags]
public enum ElfSectionFlags : ulong
{
    /// <summary>No flag.</summary>
    None = 0,

    /// <summary>The section is writable at run time.</summary>
    Write = 1,

    /// <summary>The section is part of the loaded image.</summary>
    Allocate = 2,

    /// <summary>The section holds instructions.</summary>
    Execute = 4,

    /// <summary>sh_info holds a section index.</summary>
    InfoLink = 0x40,

    /// <summary>The section is a member of a group.</summary>
    Group = 0x200,
}
