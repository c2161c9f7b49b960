using System.Runtime.CompilerServices;
using Helix.Kernel.Runtime.Abi;

namespace Helix.Kernel.Runtime.Threading;

/// <summary>What the dispatcher keeps of a processor. Used with interrupts off only.</summary>
public unsafe struct ProcessorState
{
    /// <summary>Most processors.</summary>
    public const int MostProcessors = 64;

    private static States s_states;

    /// <summary>The thread that runs when no other can; null for a processor that was not started.</summary>
    public KernelThread* Idle;

    /// <summary>Whether another thread should run at the next opportunity.</summary>
    public bool NeedsSwitch;

    /// <summary>When the processor's timer fires, in nanoseconds since start; <see cref="ulong.MaxValue"/> for never.</summary>
    public ulong TimerAt;

    /// <summary>Whether the processor idles.</summary>
    public bool IsIdle;

    /// <summary>Switches of threads since start.</summary>
    public ulong SwitchCount;

    /// <summary>Since when the processor has idled though threads were ready, in nanoseconds since start; 0 if it does not.</summary>
    internal ulong OverlooksSince;

    /// <summary>Up to when time was charged to threads, in nanoseconds since start.</summary>
    public ulong ChargedUntil;

    /// <summary>How many processors have been started: those with lower numbers.</summary>
    public static int Started { get; private set; }

    /// <summary>The processor that calls.</summary>
    public static ProcessorState* Here => Of(MachineImports.GetProcessorIndex());

    /// <summary>A processor. SAFETY: statics of blittable types lie in .bss and never move.</summary>
    /// <param name="index">0 to <see cref="MostProcessors"/> - 1.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ProcessorState* Of(int index) => (ProcessorState*)Unsafe.AsPointer(ref s_states) + index;

    /// <summary>Switches of threads on a processor since start. May be called with interrupts on.</summary>
    public static ulong CountSwitches(int index) => Of(index)->SwitchCount;

    /// <summary>Nanoseconds that a processor has had nothing to do. May be called with interrupts on.</summary>
    public static ulong GetIdleNanoseconds(int index)
    {
        ulong flags = MachineImports.DisableInterrupts();
        ulong time = Of(index)->Idle == null ? 0 : Scheduler.CpuTimeOf(Of(index)->Idle);
        MachineImports.RestoreInterrupts(flags);
        return time;
    }

    /// <summary>The processor that calls has an idle thread and takes part from now on.</summary>
    internal static void Join(KernelThread* idle)
    {
        int index = MachineImports.GetProcessorIndex();
        Of(index)->Idle = idle;
        Of(index)->IsIdle = true;
        Of(index)->TimerAt = ulong.MaxValue;
        Of(index)->ChargedUntil = MachineImports.GetNanoseconds();
        Started = index >= Started ? index + 1 : Started;
    }

    [InlineArray(MostProcessors)]
    private struct States
    {
        private ProcessorState _first;
    }
}
