using System.Runtime.InteropServices;
using Helix.Kernel.Runtime.Abi;

namespace Helix.Kernel.Runtime.Threading;

/// <summary>A kernel thread: its record, and what the dispatcher keeps of it. Owned by <see cref="Scheduler"/>.</summary>
[StructLayout(LayoutKind.Sequential)]
public unsafe struct KernelThread
{
    /// <summary>Longest name, in bytes.</summary>
    public const int MaxNameBytes = 24;

    /// <summary>What the rest of the runtime knows of the thread. Must stay first.</summary>
    public ThreadRecord Record;

    /// <summary>Neighbours in the one queue that the thread is in: of waiting threads, or the built-in scheduler's.</summary>
    internal KernelThread* NextInQueue, PreviousInQueue;

    /// <summary>The queue that the thread waits in, or null.</summary>
    internal WaitQueue* Queue;

    /// <summary>Links of the heap of those that sleep or wait with a limit: first child, next sibling, parent or sibling before.</summary>
    internal KernelThread* HeapChild, HeapNext, HeapPrevious;

    /// <summary>When the thread wakes, in nanoseconds since start; zero when it does not sleep.</summary>
    internal ulong WakeTime;

    /// <summary>How the last wait ended.</summary>
    internal WaitOutcome Outcome;

    /// <summary>Whether the wait may be cancelled.</summary>
    internal WaitKind WaitKind;

    /// <summary>Whether the thread was told to end.</summary>
    internal bool IsKilled;

    /// <summary>When the thread was switched to, in nanoseconds since start.</summary>
    internal ulong RunningSince;

    /// <summary>Time that the thread has run, in nanoseconds, up to the last switch.</summary>
    public ulong CpuNanoseconds;

    /// <summary>What the clocks of shared and of idle time said when the thread became ready: see <see cref="Starvation"/>.</summary>
    internal ulong ReadySince, OverlookedSince;

    /// <summary>All bits if what the thread runs is shared time, else none.</summary>
    internal ulong SharedTimeMask;

    /// <summary>Next thread with the same place in the table of numbers.</summary>
    internal KernelThread* NextInTable;

    /// <summary>Threads that wait for the end of this one.</summary>
    internal WaitQueue Joiners;

    /// <summary>The first of the mutexes that the thread has and others wait for.</summary>
    internal KernelMutex* Contended;

    /// <summary>The mutex that the thread waits for, or null.</summary>
    internal KernelMutex* WaitsFor;

    /// <summary>How the thread shares processors, in numbers of the class library's interfaces (SchedulingPolicy).</summary>
    public ThreadPlan Plan;

    /// <summary>The priority lent to the thread; <see cref="ThreadPlan.LowestPriority"/> if none is.</summary>
    public int LentPriority;

    /// <summary>The processor that the thread runs on, or ran on last.</summary>
    public int Processor;

    /// <summary>
    /// Whether the scheduler module does not know what the running thread is - it began to decide, or the affinity was changed, while the thread
    /// ran - and is told when the thread stops running.
    /// </summary>
    internal bool IsUnknown;

    /// <summary>Whether it is a processor's idle thread, which no scheduler knows.</summary>
    internal bool IsIdle;

    /// <summary>A weak handle of the class library's thread; 0 if there is none.</summary>
    internal ulong* ManagedThread;

    /// <summary>The class library's priority as it was seen last.</summary>
    internal int SeenPriority;

    /// <summary>The C library's errno.</summary>
    public int ErrorNumber;

    /// <summary>UTF-8 name, not terminated.</summary>
    public fixed byte Name[MaxNameBytes];

    /// <summary>Length of <see cref="Name"/>.</summary>
    public int NameLength;

    /// <summary>What the thread does.</summary>
    public ThreadState State
    {
        readonly get => (ThreadState)Record.State;
        internal set => Record.State = (int)value;
    }

    /// <summary>The priority that counts: the thread's own or the one lent to it, whichever is more urgent.</summary>
    public readonly int EffectivePriority => LentPriority < Plan.Priority ? LentPriority : Plan.Priority;
}
