using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;

namespace Helix.Interfaces.Tasks;

/// <summary>
/// Decides which thread runs on which processor. Called with interrupts off, from any processor, also from the timer interrupt: it never
/// blocks and does not allocate after <see cref="Init"/> and <see cref="AddThread"/>, which are called from threads.
/// </summary>
[Contract(17, "Scheduler", "1.0.0")]
public interface IScheduler
{
    /// <summary>The name of the method, such as <c>round-robin</c>.</summary>
    [Function(0x00)]
    string Name { get; }

    /// <summary>The version of the implementation.</summary>
    [Function(0x01)]
    ModuleVersion Version { get; }

    /// <summary>Makes the queues. Called once, before anything else.</summary>
    /// <param name="cpuCount">The number of processors, at least 1.</param>
    /// <returns><see cref="Status.InvalidArgument"/>, <see cref="Status.OutOfMemory"/>, <see cref="Status.InvalidState"/> when called again.</returns>
    [Function(0x02)]
    Status Init(int cpuCount);

    /// <summary>The thread to run next, which is no longer in a queue then; the one that ran before is put back first if it is ready.</summary>
    /// <returns><see cref="Status.NotFound"/> if no thread is ready: the processor idles.</returns>
    [Function(0x03)]
    [NoHeapAllocation]
    Result<ThreadId> PickNext(int cpu);

    /// <summary>Takes a thread on; it is not ready yet.</summary>
    /// <returns><see cref="Status.AlreadyExists"/>; <see cref="Status.InvalidArgument"/> for a priority that does not fit the policy;
    /// <see cref="Status.Busy"/> for a deadline thread that would overload the processors; <see cref="Status.OutOfMemory"/>.</returns>
    [Function(0x04)]
    Status AddThread(in SchedulableThread thread);

    /// <summary>Forgets a thread, whatever it does.</summary>
    /// <returns><see cref="Status.NotFound"/>.</returns>
    [Function(0x05)]
    [NoHeapAllocation]
    Status RemoveThread(ThreadId id);

    /// <summary>The thread can run; no harm if it could already.</summary>
    /// <returns><see cref="Status.NotFound"/>.</returns>
    [Function(0x06)]
    [NoHeapAllocation]
    Status ThreadReady(ThreadId id);

    /// <summary>The thread waits for something.</summary>
    /// <returns><see cref="Status.NotFound"/>.</returns>
    [Function(0x07)]
    [NoHeapAllocation]
    Status ThreadBlock(ThreadId id);

    /// <summary>The running thread lets others go first.</summary>
    [Function(0x08)]
    [NoHeapAllocation]
    void YieldThread(int cpu);

    /// <summary>A timer tick on a processor.</summary>
    /// <param name="cpu">The processor.</param>
    /// <param name="elapsedNs">The time since the tick before, in nanoseconds.</param>
    [Function(0x09)]
    [NoHeapAllocation]
    void Tick(int cpu, long elapsedNs);

    /// <summary>Changes how urgent a thread is.</summary>
    /// <returns><see cref="Status.NotFound"/>; <see cref="Status.InvalidArgument"/> if it does not fit the policy.</returns>
    [Function(0x0A)]
    [NoHeapAllocation]
    Status SetPriority(ThreadId id, Priority priority);

    /// <summary>How urgent a thread is.</summary>
    /// <returns><see cref="Status.NotFound"/>.</returns>
    [Function(0x0B)]
    [NoHeapAllocation]
    Result<Priority> GetPriority(ThreadId id);

    /// <summary>Whether another thread should run on the processor now.</summary>
    [Function(0x0C)]
    [NoHeapAllocation]
    bool NeedsReschedule(int cpu);

    /// <summary>What it has done.</summary>
    [Function(0x0D)]
    SchedulerStatistics Statistics { get; }
}
