using System;
using Helix.Kernel.Runtime.Abi;

namespace Helix.Kernel.Runtime.Collector;

/// <summary>
/// What the heap needs of its surroundings. The kernel and the host tests fill it differently; the heap knows no other
/// way to the outside. No function may allocate managed memory; all but <see cref="WaitEvent"/> are called with
/// interrupts off and must not block.
/// </summary>
public unsafe struct HeapEnvironment
{
    /// <summary>Start of the address range that belongs to the heap alone; a multiple of 32 KiB, nothing mapped in it.</summary>
    public ulong ReservedStart;

    /// <summary>Size of that range in bytes; five times <see cref="MaximumBytes"/> leaves room against fragmentation.</summary>
    public ulong ReservedBytes;

    /// <summary>How much memory the heap may have committed at any time, its tables included, in bytes.</summary>
    public ulong MaximumBytes;

    /// <summary>Collect at every so many allocations; 0 = only when the heap wants to.</summary>
    public uint StressInterval;

    /// <summary>Backs a page-aligned part of the range with zero-filled memory; all of it or, with false, nothing.</summary>
    public delegate*<ulong, ulong, bool> Commit;

    /// <summary>Gives back a page-aligned part that was committed before.</summary>
    public delegate*<ulong, ulong, void> Decommit;

    /// <summary>Disables interrupts; returns the state before.</summary>
    public delegate*<ulong> DisableInterrupts;

    /// <summary>Restores the state that <see cref="DisableInterrupts"/> returned.</summary>
    public delegate*<ulong, void> RestoreInterrupts;

    /// <summary>
    /// Stops the threads that run on other processors, until interrupts are restored; they are off already, which stops all others. Null where
    /// there is one processor only.
    /// </summary>
    public delegate*<void> StopWorld;

    /// <summary>Record of the running thread.</summary>
    public delegate*<ThreadRecord*> GetCurrentThread;

    /// <summary>First record of the list of all threads.</summary>
    public delegate*<ThreadRecord*> GetFirstThread;

    /// <summary>Saves the callee-saved registers on the stack and calls the function with argument and stack pointer.</summary>
    public delegate*<delegate*<ulong, ulong, void>, ulong, void> CallWithRegisters;

    /// <summary>Monotonic time in nanoseconds.</summary>
    public delegate*<ulong> GetNanoseconds;

    /// <summary>Sets an event. May be null as long as nothing waits.</summary>
    public delegate*<HeapEvent, void> SetEvent;

    /// <summary>Resets an event.</summary>
    public delegate*<HeapEvent, void> ResetEvent;

    /// <summary>Blocks the calling thread until the event is set. Called with interrupts as the caller had them.</summary>
    public delegate*<HeapEvent, void> WaitEvent;

    /// <summary>Ends the system: the heap is damaged.</summary>
    public delegate*<ReadOnlySpan<byte>, void> Panic;
}
