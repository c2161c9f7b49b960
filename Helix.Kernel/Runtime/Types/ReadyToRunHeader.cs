using System.Runtime.InteropServices;

namespace Helix.Kernel.Runtime.Types;

/// <summary>Head of a compiled object's table of sections (ILC 9.0: Internal.Runtime.ReadyToRunHeader, version 10.1).</summary>
[StructLayout(LayoutKind.Explicit, Size = 16)]
internal struct ReadyToRunHeader
{
    /// <summary>"RTR".</summary>
    public const uint ExpectedSignature = 0x00525452;

    [FieldOffset(0)] public uint Signature;
    [FieldOffset(4)] public ushort MajorVersion;
    [FieldOffset(6)] public ushort MinorVersion;
    [FieldOffset(12)] public ushort SectionCount;
}

/// <summary>One section of a compiled object.</summary>
[StructLayout(LayoutKind.Explicit, Size = 24)]
internal unsafe struct ReadyToRunSection
{
    private const int HasEnd = 1;
    private const int PointerSizeBytes = 8;

    [FieldOffset(0)] public int Id;
    [FieldOffset(4)] public int Flags;
    [FieldOffset(8)] public byte* Start;
    [FieldOffset(16)] public byte* End;

    /// <summary>Length in bytes; a section without an end is one pointer.</summary>
    public readonly int LengthBytes => (Flags & HasEnd) != 0 ? (int)(End - Start) : PointerSizeBytes;
}
