using System.Runtime;
using System.Runtime.CompilerServices;

namespace Helix.Kernel.Runtime.Abi;

/// <summary>What the runtime takes from the machine by link name. None blocks; all may be called from an interrupt.</summary>
internal static unsafe class MachineImports
{
    /// <summary>Disables interrupts and returns RFLAGS as it was.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixDisableInterrupts")]
    public static extern ulong DisableInterrupts();

    /// <summary>Restores RFLAGS.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixRestoreInterrupts")]
    public static extern void RestoreInterrupts(ulong flags);

    /// <summary>Enables interrupts and halts until the next one.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixWaitForInterrupt")]
    public static extern void WaitForInterrupt();

    /// <summary>Hint for a spinning loop.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixPause")]
    public static extern void Pause();

    /// <summary>Saves this thread's context in <paramref name="from"/> and continues at <paramref name="to"/>.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixSwitchContext")]
    public static extern void SwitchContext(ulong* from, ulong to);

    /// <summary>Makes <paramref name="thread"/> the current one of this processor.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixSetCurrentThread")]
    public static extern void SetCurrentThread(ThreadRecord* thread);

    /// <summary>Address of the code that starts a thread: R12 is its entry point, R13 the argument.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixGetThreadStart")]
    public static extern ulong GetThreadStart();

    /// <summary>The processor's identification.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixCpuId")]
    public static extern void CpuId(uint leaf, uint subleaf, uint* registers);
}
