using System;

namespace Helix.Interfaces.ModuleFiles;

/// <summary>The constants of the format; docs/MODULE_FILES.md explains them.</summary>
public static class ModuleFileFormat
{
    /// <summary>The format's number in the manifest.</summary>
    public const uint Version = 1;

    /// <summary>EM_X86_64 of the ELF header (psABI 4.1).</summary>
    public const ushort Processor = 62;

    /// <summary>Length of what ends the file, bytes.</summary>
    public const int EndBytes = 16;

    /// <summary>The parts of an image start at multiples of this, bytes.</summary>
    public const uint PageBytes = 4096;

    /// <summary>The largest image, bytes: the distances within it and to the kernel stay within 32 bits.</summary>
    public const uint LargestImageBytes = 1u << 28;

    /// <summary>Most section headers.</summary>
    public const int LargestSectionCount = 64;

    /// <summary>Bytes of a record of a shared instantiation before its places: hash, offset, count.</summary>
    public const int SharedRecordBytes = 16;

    /// <summary>Bytes of a record of a type object before its places: offset, count.</summary>
    public const int TypeRecordBytes = 8;

    /// <summary>Bytes of an object of System.RuntimeType that are read: method table, and the one that it stands for.</summary>
    public const int TypeObjectBytes = 16;

    /// <summary>Bytes of a method table before its virtual methods (ILC 9.0, Internal.Runtime.MethodTable).</summary>
    public const int MethodTableBytes = 24;

    /// <summary>The last four bytes of a file.</summary>
    public static ReadOnlySpan<byte> Mark => "HMOD"u8;

    /// <summary>Name of the section with the manifest.</summary>
    public static ReadOnlySpan<byte> ManifestSection => ".helix.manifest\0"u8;

    /// <summary>Name of the section with the fix-ups.</summary>
    public static ReadOnlySpan<byte> FixUpSection => ".helix.fixups\0"u8;

    /// <summary>Name of the section with the shared instantiations.</summary>
    public static ReadOnlySpan<byte> SharedSection => ".helix.shared\0"u8;

    /// <summary>Name of the section with the type objects.</summary>
    public static ReadOnlySpan<byte> TypeSection => ".helix.types\0"u8;

    /// <summary>Name of the section with the method tables.</summary>
    public static ReadOnlySpan<byte> MethodTableSection => ".helix.tables\0"u8;
}
