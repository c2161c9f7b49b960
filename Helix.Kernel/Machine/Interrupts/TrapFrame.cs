using System.Runtime.InteropServices;

namespace Helix.Kernel.Machine.Interrupts;

/// <summary>
/// What the interrupt entry leaves on the stack: the general registers, the vector and error code, and the processor's
/// own frame (Intel SDM 3A, 6.14.2). Written by <c>InterruptEntry.xs</c>; a handler may change it.
/// </summary>
[StructLayout(LayoutKind.Explicit, Size = SizeBytes)]
public struct TrapFrame
{
    /// <summary>Size of the frame.</summary>
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
    [FieldOffset(120)] public ulong Vector;
    [FieldOffset(128)] public ulong ErrorCode;
    [FieldOffset(136)] public ulong Rip;
    [FieldOffset(144)] public ulong Cs;
    [FieldOffset(152)] public ulong Rflags;
    [FieldOffset(160)] public ulong Rsp;
    [FieldOffset(168)] public ulong Ss;
}
