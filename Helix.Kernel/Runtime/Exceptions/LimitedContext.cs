using System.Runtime.InteropServices;

namespace Helix.Kernel.Runtime.Exceptions;

/// <summary>
/// The registers of a throw site as <c>Exceptions.xs</c> saves them: PAL_LIMITED_CONTEXT of NativeAOT's AsmOffsets.cs.
/// </summary>
[StructLayout(LayoutKind.Explicit, Size = SizeBytes)]
public struct LimitedContext
{
    /// <summary>Size of the structure.</summary>
    public const int SizeBytes = 80;

    /// <summary>Return address of the throw, or address of the faulting instruction.</summary>
    [FieldOffset(0)] public ulong Rip;

    /// <summary>Stack pointer of the throw site.</summary>
    [FieldOffset(8)] public ulong Rsp;

    [FieldOffset(16)] public ulong Rbp;
    [FieldOffset(24)] public ulong Rax;
    [FieldOffset(32)] public ulong Rbx;
    [FieldOffset(40)] public ulong Rdx;
    [FieldOffset(48)] public ulong R12;
    [FieldOffset(56)] public ulong R13;
    [FieldOffset(64)] public ulong R14;
    [FieldOffset(72)] public ulong R15;
}
