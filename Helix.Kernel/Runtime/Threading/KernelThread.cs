using System.Runtime.InteropServices;
using Helix.Kernel.Runtime.Abi;

namespace Helix.Kernel.Runtime.Threading;

/// <summary>A kernel thread: its record, and what the scheduler keeps of it. Owned by <see cref="Scheduler"/>.</summary>
[StructLayout(LayoutKind.Sequential)]
public unsafe struct KernelThread
{
    /// <summary>Longest name, in bytes.</summary>
    public const int MaxNameBytes = 24;

    /// <summary>What the rest of the runtime knows of the thread. Must stay first.</summary>
    public ThreadRecord Record;

    /// <summary>Next thread in the queue that this one waits in.</summary>
    internal KernelThread* NextInQueue;

    /// <summary>The queue that the thread waits in, or null.</summary>
    internal WaitQueue* Queue;

    /// <summary>Next thread among those that sleep or wait with a limit.</summary>
    internal KernelThread* NextSleeper;

    /// <summary>When the thread wakes, in nanoseconds since start; zero when it does not sleep.</summary>
    internal ulong WakeTime;

    /// <summary>Whether the last wait ended by its limit.</summary>
    internal bool TimedOut;

    /// <summary>When the thread was switched to, in nanoseconds since start.</summary>
    internal ulong RunningSince;

    /// <summary>Time that the thread has run, in nanoseconds, up to the last switch.</summary>
    public ulong CpuNanoseconds;

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
}
