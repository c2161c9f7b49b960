using System.Runtime.CompilerServices;

namespace Helix.Kernel.Machine.Processor;

/// <summary>
/// What the GS base points to: offset 0 the block itself, offset 8 the running thread. Assembly code and the runtime rely on
/// these two offsets.
/// </summary>
public unsafe struct CpuBlock
{
    private const uint GsBase = 0xC0000101;

    private static CpuBlock _boot;

    private CpuBlock* _self;

    /// <summary>The running thread's record.</summary>
    public void* CurrentThread;

    /// <summary>The block of the only processor.</summary>
    public static CpuBlock* Boot => (CpuBlock*)Unsafe.AsPointer(ref _boot);

    /// <summary>Makes GS point to the block, without a thread yet. SAFETY: the static lies in .bss and never moves.</summary>
    public static void Initialize()
    {
        Boot->_self = Boot;
        Cpu.WriteMsr(GsBase, (ulong)Boot);
    }
}
