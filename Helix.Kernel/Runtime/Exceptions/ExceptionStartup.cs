using System.Runtime;
using System.Runtime.CompilerServices;
using Helix.Kernel.Runtime.Slots;

namespace Helix.Kernel.Runtime.Exceptions;

/// <summary>Prepares exception handling. Until then a throw ends the system.</summary>
public static unsafe class ExceptionStartup
{
    private const uint ThrowContextOffset = ExceptionRecord.SizeBytes;
    private const uint CatchFrameBytes = (7 + 6) * sizeof(ulong);
    private const uint FinallyFrameBytes = (3 + 6) * sizeof(ulong);
    private const uint FilterFrameBytes = (1 + 6) * sizeof(ulong);

    /// <summary>The transition block of Types/Dispatch.xs and the saved RBP.</summary>
    private const uint DispatchFrameBytes = 0xc0 + sizeof(ulong);

    /// <summary>
    /// Registers the kernel's code. To be called once, before any exception; needs no heap and no class library.
    /// </summary>
    /// <param name="codeStart">First byte of __managedcode.</param>
    /// <param name="codeEnd">One past its last byte.</param>
    /// <param name="unboxStart">First byte of __unbox.</param>
    /// <param name="unboxEnd">One past its last byte.</param>
    /// <param name="unwindIndex">The section .eh_frame_hdr.</param>
    /// <returns>False when the index is not of the known version.</returns>
    public static bool Initialize(ulong codeStart, ulong codeEnd, ulong unboxStart, ulong unboxEnd, ulong unwindIndex)
    {
        RegisterAssemblyFrames();
        HardwareFault.RegisterHelpers();
        CodeRange kernel = default;
        kernel.Start = (byte*)codeStart;
        kernel.End = (byte*)codeEnd;
        kernel.UnboxStart = (byte*)unboxStart;
        kernel.UnboxEnd = (byte*)unboxEnd;
        return kernel.TrySetIndex((byte*)unwindIndex) && CodeRanges.Register(kernel);
    }

    private static void RegisterAssemblyFrames()
    {
        ulong* labels = stackalloc ulong[8];
        GetLabels(labels);
        AssemblyFrames.Register(labels[0], ThrowContextOffset, AssemblyFrameKind.Throw);
        AssemblyFrames.Register(labels[1], ThrowContextOffset, AssemblyFrameKind.Throw);
        AssemblyFrames.Register(labels[2], ThrowContextOffset, AssemblyFrameKind.Throw);
        AssemblyFrames.Register(labels[3], CatchFrameBytes, AssemblyFrameKind.Funclet);
        AssemblyFrames.Register(labels[4], FinallyFrameBytes, AssemblyFrameKind.Funclet);
        AssemblyFrames.Register(labels[5], FilterFrameBytes, AssemblyFrameKind.SavedRegisters);
        HardwareFault.SetThrowHelper(labels[6]);
        AssemblyFrames.Register(labels[7], DispatchFrameBytes, AssemblyFrameKind.SavedRbp);
        SlotFrames.Register();
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixExceptionLabels")]
    private static extern void GetLabels(ulong* labels);
}
