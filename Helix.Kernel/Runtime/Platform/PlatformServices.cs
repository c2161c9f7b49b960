namespace Helix.Kernel.Runtime.Platform;

/// <summary>
/// What the platform functions need from the kernel, as plain function pointers: the one seam between the class library's
/// <c>SystemNative_*</c> calls and the machine. Boot fills it once, before the first managed thread but the boot thread.
/// A null pointer means «not there yet»; each user says what it does then.
/// Every target must be a static method that neither allocates nor throws; those marked «any context» must also be
/// callable with interrupts off.
/// </summary>
public unsafe struct PlatformServices
{
    /// <summary>Writes bytes to the console; returns how many were taken. Any context. (data, countBytes)</summary>
    public delegate*<byte*, int, int> WriteConsole;

    /// <summary>Reads console input, waiting for at least one byte; 0 is end of input. (buffer, capacityBytes)</summary>
    public delegate*<byte*, int, int> ReadConsole;

    /// <summary>1 when <see cref="ReadConsole"/> would return at once, else 0.</summary>
    public delegate*<int> IsConsoleInputReady;

    /// <summary>
    /// 1 when <see cref="ReadConsole"/> gives every key at once, without echo, as a terminal's bytes, and answers to control
    /// sequences come back through it; 0 when it gives lines that it has edited and echoed itself.
    /// </summary>
    public int InputIsRaw;

    /// <summary>Rows in the high half, columns in the low half; null means 25 × 80.</summary>
    public delegate*<uint> ConsoleSize;

    /// <summary>Nanoseconds since some fixed moment; never goes back. Any context.</summary>
    public delegate*<ulong> MonotonicNanoseconds;

    /// <summary>Wall-clock time in units of 100 ns since 1970-01-01 UTC. Any context.</summary>
    public delegate*<long> WallClockTicks;

    /// <summary>
    /// Fills a buffer with unpredictable bytes; returns 1, or 0 when the machine has no source of them. (buffer,
    /// countBytes)
    /// </summary>
    public delegate*<byte*, nuint, int> FillEntropy;

    /// <summary>
    /// Takes whole zeroed pages of 4 KiB, contiguous in virtual memory; null when there are none. Any context. (pageCount)
    /// </summary>
    public delegate*<nuint, void*> AllocatePages;

    /// <summary>Reserves addresses without memory; null when there are none. Any context. (pageCount)</summary>
    public delegate*<nuint, void*> ReservePages;

    /// <summary>Backs those pages of a range with zeroed memory that are not; false when there is none. Any context. (firstPage, pageCount)</summary>
    public delegate*<void*, nuint, bool> CommitPages;

    /// <summary>Gives back pages of <see cref="AllocatePages"/>. Any context. (firstPage, pageCount)</summary>
    public delegate*<void*, nuint, void> FreePages;

    /// <summary>Lets other threads run; returns 1 when one did.</summary>
    public delegate*<int> Yield;

    /// <summary>Blocks the current thread. (durationNs)</summary>
    public delegate*<ulong, void> Sleep;

    /// <summary>Makes a mutex with one condition variable; 0 when there is no memory.</summary>
    public delegate*<nint> CreateMonitor;

    /// <summary>Ends a monitor that nobody holds or waits for. (monitor)</summary>
    public delegate*<nint, void> DestroyMonitor;

    /// <summary>Takes the mutex. (monitor)</summary>
    public delegate*<nint, void> AcquireMonitor;

    /// <summary>Releases the mutex. (monitor)</summary>
    public delegate*<nint, void> ReleaseMonitor;

    /// <summary>Releases the mutex, waits for a signal, and takes the mutex again. (monitor)</summary>
    public delegate*<nint, void> WaitMonitor;

    /// <summary>As <see cref="WaitMonitor"/>, at most so long; 1 when signalled, 0 on time-out. (monitor, timeoutMs)</summary>
    public delegate*<nint, int, int> TimedWaitMonitor;

    /// <summary>Wakes one waiter and releases the mutex. (monitor)</summary>
    public delegate*<nint, void> SignalAndReleaseMonitor;

    /// <summary>
    /// Starts a thread at an unmanaged entry point; returns 1, or 0 when there is no memory.
    /// A stack size of 0 means the default. (stackSizeBytes, entry, parameter)
    /// </summary>
    public delegate*<nuint, delegate* unmanaged<nint, nint>, nint, int> CreateThread;

    /// <summary>The id of the current thread, never 0. Any context.</summary>
    public delegate*<ulong> CurrentThreadId;

    /// <summary>The address of the current thread's error number; null means one for all. Any context.</summary>
    public delegate*<int*> ErrorNumber;

    /// <summary>The number of processors; null means 1.</summary>
    public delegate*<int> ProcessorCount;

    /// <summary>Makes each other processor do a full barrier; null where there is one. Any context.</summary>
    public delegate*<void> FlushProcessors;

    /// <summary>The processor this runs on; null means 0. Any context.</summary>
    public delegate*<int> CurrentProcessor;

    /// <summary>Executes CPUID. Null means a processor without features. Any context. (eaxEbxEcxEdx, leaf, subleaf)</summary>
    public delegate*<int*, int, int, void> CpuId;

    /// <summary>Disables interrupts; returns the state for <see cref="RestoreInterrupts"/>. Any context.</summary>
    public delegate*<ulong> DisableInterrupts;

    /// <summary>Restores the state from <see cref="DisableInterrupts"/>. Any context. (state)</summary>
    public delegate*<ulong, void> RestoreInterrupts;

    /// <summary>
    /// The environment: zero-terminated strings NAME=value, the array itself ended by a null pointer. Null means a small
    /// built-in one. It must stay in place and unchanged.
    /// </summary>
    public byte** Environment;

    /// <summary>Ends the system in order; does not return. (exitCode)</summary>
    public delegate*<int, void> Exit;

    /// <summary>Reports a broken runtime and stops; does not return. Any context.</summary>
    public delegate*<void> Abort;

    // No initialiser: a plain zeroed variable can be used before class constructors work.
    private static PlatformServices s_current;

    /// <summary>The services in use. Fields may be set one by one while the system starts.</summary>
    public static ref PlatformServices Current => ref s_current;
}
