using System.Runtime.InteropServices;

namespace Helix.Kernel.Runtime.Exceptions;

/// <summary>One decoded exception clause: RhEHClause of the class library's EH.cs.</summary>
[StructLayout(LayoutKind.Explicit, Size = SizeBytes)]
internal unsafe struct ExceptionClause
{
    /// <summary>Size of the structure.</summary>
    public const int SizeBytes = 40;

    public const uint Typed = 0;
    public const uint FinallyOrFault = 1;
    public const uint Filtered = 2;

    [FieldOffset(0)] public uint Kind;

    /// <summary>Protected code, in bytes from the start of the method; the end is exclusive.</summary>
    [FieldOffset(4)] public uint TryStart;

    [FieldOffset(8)] public uint TryEnd;

    /// <summary>The filter funclet of a filtered clause.</summary>
    [FieldOffset(16)] public byte* Filter;

    /// <summary>The handler funclet.</summary>
    [FieldOffset(24)] public byte* Handler;

    /// <summary>Method table of the type that a typed clause catches.</summary>
    [FieldOffset(32)] public void* CaughtType;
}
