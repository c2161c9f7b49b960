using System.Runtime.InteropServices;

namespace Helix.Kernel.Runtime.Exceptions;

/// <summary>
/// One exception in flight: ExInfo of NativeAOT (AsmOffsets.cs, EH.cs). It lives in the frame of the throw helper; the
/// collector finds <see cref="Exception"/> there by scanning the stack.
/// </summary>
[StructLayout(LayoutKind.Explicit, Size = SizeBytes)]
internal unsafe struct ExceptionRecord
{
    /// <summary>Size of the structure.</summary>
    public const int SizeBytes = 416;

    /// <summary>Value of <see cref="CurrentClause"/> while no handler runs.</summary>
    public const uint NoClause = 0xffffffff;

    /// <summary>Bit of <see cref="Kind"/>: another exception left the handler that this one was running.</summary>
    public const byte Superseded = 8;

    /// <summary>The thread's next older record.</summary>
    [FieldOffset(0)] public ExceptionRecord* Previous;

    /// <summary>Registers of the throw site.</summary>
    [FieldOffset(8)] public LimitedContext* Context;

    /// <summary>Reference to the exception object.</summary>
    [FieldOffset(16)] public nint Exception;

    /// <summary>1 thrown, 2 hardware fault, 4 rethrown, 8 superseded, 16 the context is a faulting instruction.</summary>
    [FieldOffset(24)] public byte Kind;

    /// <summary>1 while handlers are searched, 2 while they run.</summary>
    [FieldOffset(25)] public byte Pass;

    /// <summary>Index of the clause whose handler runs.</summary>
    [FieldOffset(28)] public uint CurrentClause;

    /// <summary>The dispatcher's position: the frame whose handler runs.</summary>
    [FieldOffset(32)] public StackFrameIterator Frame;

    [FieldOffset(408)] public ulong NotifyDebuggerSp;
}
