using System;
using System.Runtime;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Helix.Kernel.Runtime.Abi;
using Helix.Kernel.Runtime.Threading;
using RuntimeEnvironment = Helix.Kernel.Runtime.Abi.RuntimeEnvironment;

namespace Helix.Kernel.Runtime.Collector;

/// <summary>Sets the heap up in the kernel: over its address space, its threads and its events.</summary>
public static unsafe class KernelHeap
{
    /// <summary>One part in so many of the free memory is left to stacks, page tables and drivers.</summary>
    private const ulong ShareLeftFree = 8;

    /// <summary>Address space for blocks, large objects and tables, for each byte of memory.</summary>
    private const ulong AddressesPerByte = 5;

    private static KernelEvent _finalizerRequest;
    private static KernelEvent _finalizationComplete;

    /// <summary>Makes the heap. The runtime's environment and the first thread must be there; interrupts are off.</summary>
    /// <param name="reservedStart">Start of the heap's address range, a multiple of 32 KiB.</param>
    /// <param name="reservedBytes">Its size; the heap uses memory for a fifth of it at most.</param>
    /// <param name="freeBytes">Physical memory that is free now.</param>
    /// <param name="stressInterval">Collect at every so many allocations; 0 for none.</param>
    /// <returns>False when the memory is too small.</returns>
    public static bool Start(ulong reservedStart, ulong reservedBytes, ulong freeBytes, uint stressInterval)
    {
        HeapEnvironment environment = default;
        environment.ReservedStart = reservedStart;
        environment.ReservedBytes = reservedBytes;
        environment.MaximumBytes = Math.Min(freeBytes - (freeBytes / ShareLeftFree), reservedBytes / AddressesPerByte);
        environment.StressInterval = stressInterval;
        environment.Commit = RuntimeEnvironment.Current.Commit;
        environment.Decommit = RuntimeEnvironment.Current.Decommit;
        environment.DisableInterrupts = &DisableInterrupts;
        environment.RestoreInterrupts = &RestoreInterrupts;
        environment.StopWorld = &World.Stop;
        environment.GetCurrentThread = &GetCurrentThread;
        environment.GetFirstThread = &GetFirstThread;
        environment.CallWithRegisters = &CallWithRegisters;
        environment.GetNanoseconds = RuntimeEnvironment.Current.GetNanoseconds;
        environment.SetEvent = &SetEvent;
        environment.ResetEvent = &ResetEvent;
        environment.WaitEvent = &WaitEvent;
        _finalizationComplete = KernelEvent.Staying;
        environment.Panic = &RuntimeEnvironment.Fail;
        return Heap.Init(in environment);
    }

    /// <summary>Starts the thread that runs finalizers. After managed start-up; false = no memory.</summary>
    public static bool StartFinalizerThread() => KernelThreads.Start("finalizer"u8, &RunFinalizers, null, 0);

    [UnmanagedCallersOnly]
    private static void RunFinalizers(void* argument)
    {
        _ = argument;
        ProcessFinalizers();
    }

    private static ulong DisableInterrupts() => MachineImports.DisableInterrupts();

    private static void RestoreInterrupts(ulong flags) => MachineImports.RestoreInterrupts(flags);

    private static ThreadRecord* GetCurrentThread() => ThreadRecord.GetCurrent();

    private static ThreadRecord* GetFirstThread() => ThreadRecord.First;

    private static void CallWithRegisters(delegate*<ulong, ulong, void> function, ulong argument) =>
        CallWithRegistersSaved((void*)function, argument);

    private static void SetEvent(HeapEvent which) => KernelEvent.Set(Find(which));

    private static void ResetEvent(HeapEvent which) => KernelEvent.Reset(Find(which));

    private static void WaitEvent(HeapEvent which) => KernelEvent.Wait(Find(which), ulong.MaxValue);

    // SAFETY: statics of blittable types never move.
    private static KernelEvent* Find(HeapEvent which) => (KernelEvent*)Unsafe.AsPointer(
        ref which == HeapEvent.FinalizerRequest ? ref _finalizerRequest : ref _finalizationComplete);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixCallWithRegisters")]
    private static extern void CallWithRegistersSaved(void* function, ulong argument);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "ProcessFinalizers")]
    private static extern void ProcessFinalizers();
}
