using System.Runtime.InteropServices;

namespace Helix.Kernel.Runtime.Exceptions;

/// <summary>
/// The registers of an interrupted context as the interrupt entry saves them: the same layout as TrapFrame of
/// Helix.Kernel.Machine, which this assembly does not reference.
/// </summary>
[StructLayout(LayoutKind.Explicit, Size = SizeBytes)]
public struct FaultFrame
{
    /// <summary>Size of the structure.</summary>
    public const int SizeBytes = 176;

    [FieldOffset(0)] public ulong R15;
    [FieldOffset(8)] public ulong R14;
    [FieldOffset(16)] public ulong R13;
    [FieldOffset(24)] public ulong R12;
    [FieldOffset(32)] public ulong R11;
    [FieldOffset(40)] public ulong R10;
    [FieldOffset(48)] public ulong R9;
    [FieldOffset(56)] public ulong R8;
    [FieldOffset(64)] public ulong Rbp;
    [FieldOffset(72)] public ulong Rdi;
    [FieldOffset(80)] public ulong Rsi;
    [FieldOffset(88)] public ulong Rdx;
    [FieldOffset(96)] public ulong Rcx;
    [FieldOffset(104)] public ulong Rbx;
    [FieldOffset(112)] public ulong Rax;
    [FieldOffset(136)] public ulong Rip;
    [FieldOffset(152)] public ulong Rflags;
    [FieldOffset(160)] public ulong Rsp;
}
