using System.Runtime.InteropServices;

namespace Helix.Kernel.Runtime.Exceptions;

/// <summary>
/// The position of a stack walk. The class library owns the memory and reads the frame pointer, the control address, the
/// registers and the original control address at NativeAOT's offsets (AsmOffsets.cs); the rest is ours.
/// </summary>
[StructLayout(LayoutKind.Explicit, Size = SizeBytes)]
internal unsafe struct StackFrameIterator
{
    /// <summary>Size of the structure.</summary>
    public const int SizeBytes = 376;

    /// <summary>RBP of a frame with clauses or of a funclet, else 0: equal for a method and its funclets.</summary>
    [FieldOffset(16)] public ulong FramePointer;

    /// <summary>An address inside the instruction that the frame is executing; 0 past the last frame.</summary>
    [FieldOffset(24)] public ulong ControlPc;

    [FieldOffset(32)] public RegisterDisplay Registers;

    /// <summary>Unwind data of <see cref="ControlPc"/>.</summary>
    [FieldOffset(168)] public FrameInfo Frame;

    /// <summary>1 when <see cref="OriginalControlPc"/> is a faulting instruction, not a return address.</summary>
    [FieldOffset(320)] public uint AtFault;

    /// <summary>The innermost exception record above the frame.</summary>
    [FieldOffset(328)] public ExceptionRecord* NextRecord;

    /// <summary>The address as found on the stack.</summary>
    [FieldOffset(360)] public ulong OriginalControlPc;

    [FieldOffset(368)] public ulong PreviousTransitionFrame;
}
