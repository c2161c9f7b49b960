using System.Runtime.InteropServices;

namespace Helix.Kernel.Runtime.Exceptions;

/// <summary>
/// Where a method's code lies: MethodRegionInfo of the class library's EH.cs. The compiler makes no cold part.
/// </summary>
[StructLayout(LayoutKind.Explicit, Size = SizeBytes)]
internal unsafe struct MethodRegion
{
    /// <summary>Size of the structure.</summary>
    public const int SizeBytes = 32;

    [FieldOffset(0)] public byte* HotStart;

    /// <summary>Read only when there is a cold part.</summary>
    [FieldOffset(8)] public nuint HotSize;

    [FieldOffset(16)] public byte* ColdStart;
    [FieldOffset(24)] public nuint ColdSize;
}
