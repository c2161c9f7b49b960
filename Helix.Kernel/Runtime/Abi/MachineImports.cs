using System.Runtime;
using System.Runtime.CompilerServices;

namespace Helix.Kernel.Runtime.Abi;

/// <summary>What the runtime takes from the machine by link name. None blocks; all may be called from an interrupt.</summary>
internal static unsafe class MachineImports
{
    /// <summary>
    /// Disables interrupts and, if they were on, takes the kernel lock: what follows runs on no other processor. Returns RFLAGS as it was.
    /// </summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixDisableInterrupts")]
    public static extern ulong DisableInterrupts();

    /// <summary>Restores the state before <see cref="DisableInterrupts"/>: gives the kernel lock up if that took it.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixRestoreInterrupts")]
    public static extern void RestoreInterrupts(ulong flags);

    /// <summary>Enables interrupts, without the kernel lock, and halts until the next one.</summary>
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

    /// <summary>Number of the processor that calls, from 0; with interrupts on it may be another one when the call returns.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixProcessorIndex")]
    public static extern int GetProcessorIndex();

    /// <summary>How many processors run; their numbers are 0 to one less.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixProcessorCount")]
    public static extern int GetProcessorCount();

    /// <summary>
    /// Returns when every other processor waits for the kernel lock, which the caller holds, or for an interrupt, after which it will wait for
    /// the lock.
    /// </summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixStopProcessors")]
    public static extern void StopProcessors();

    /// <summary>The thread of a processor that <see cref="StopProcessors"/> has stopped, and its stack pointer, with its registers above.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixStoppedThread")]
    public static extern ThreadRecord* GetStoppedThread(int processor, ulong* stackPointer);

    /// <summary>Interrupts another processor, so that it looks whether it has a thread to run. Interrupts are off; nothing for the own one.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixInterruptProcessor")]
    public static extern void InterruptProcessor(int processor);

    /// <summary>
    /// Interrupts this processor once, so many nanoseconds later or, when that is far, earlier; <see cref="ulong.MaxValue"/> for never. An
    /// earlier request is forgotten. On machines without a timer of each processor it does nothing, and a tick comes 250 times a second.
    /// </summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixSetTimer")]
    public static extern void SetTimer(ulong nanoseconds);

    /// <summary>Nanoseconds since start.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixNanoseconds")]
    public static extern ulong GetNanoseconds();

    /// <summary>Address of the code that starts a thread: R12 is its entry point, R13 the argument.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixGetThreadStart")]
    public static extern ulong GetThreadStart();

    /// <summary>The processor's identification.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixCpuId")]
    public static extern void CpuId(uint leaf, uint subleaf, uint* registers);
}
