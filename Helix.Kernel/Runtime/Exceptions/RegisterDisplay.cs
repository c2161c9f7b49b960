using System.Runtime.InteropServices;

namespace Helix.Kernel.Runtime.Exceptions;

/// <summary>
/// The registers of one frame during a stack walk: REGDISPLAY of NativeAOT. Preserved registers are pointers to where
/// the callees saved them, so that a funclet can change them. The funclet helpers of <c>Exceptions.xs</c> read it.
/// </summary>
[StructLayout(LayoutKind.Explicit, Size = SizeBytes)]
internal unsafe struct RegisterDisplay
{
    /// <summary>Size of the structure.</summary>
    public const int SizeBytes = 136;

    [FieldOffset(24)] public ulong* Rbx;
    [FieldOffset(32)] public ulong* Rbp;
    [FieldOffset(88)] public ulong* R12;
    [FieldOffset(96)] public ulong* R13;
    [FieldOffset(104)] public ulong* R14;
    [FieldOffset(112)] public ulong* R15;

    /// <summary>Stack pointer at the frame's current instruction.</summary>
    [FieldOffset(120)] public ulong Sp;

    /// <summary>Return address into the frame, or the faulting instruction of the innermost one.</summary>
    [FieldOffset(128)] public ulong Ip;

    /// <summary>Points every register at a saved context.</summary>
    public void Load(LimitedContext* context)
    {
        Rbx = &context->Rbx;
        Rbp = &context->Rbp;
        R12 = &context->R12;
        R13 = &context->R13;
        R14 = &context->R14;
        R15 = &context->R15;
        Sp = context->Rsp;
        Ip = context->Rip;
    }

    /// <summary>Takes the places of the preserved registers from another display.</summary>
    public void LoadPreserved(in RegisterDisplay other)
    {
        Rbx = other.Rbx;
        Rbp = other.Rbp;
        R12 = other.R12;
        R13 = other.R13;
        R14 = other.R14;
        R15 = other.R15;
    }
}
