using System;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;

namespace Helix.Interfaces.Tasks;

/// <summary>
/// Decides which thread runs on which processor. It keeps threads and orders them; the kernel's dispatcher switches between
/// them.
/// <para>
/// What is marked <see cref="NoHeapAllocationAttribute"/> is called with interrupts off, from any processor, several at a
/// time, also from the timer interrupt: it neither blocks nor allocates, and takes at most O(log n) of the threads.
/// Everything else is called with interrupts off as well, but one call at a time, and may allocate; nothing may wait, or
/// call other modules. It is not called from within a call: a thread that is woken meanwhile, as by a collection, is made
/// ready after it.
/// </para>
/// <para>
/// An exception ends a call at once: while the scheduler is in use its own handlers and <c>finally</c> blocks do not run. A
/// module that throws, tries to wait, calls the kernel so that it is called itself, picks a thread that is not ready, loses
/// one or lets one starve is put out of work, and the kernel's own scheduler takes over.
/// </para>
/// <para>
/// A thread that is <see cref="ThreadRunState.Running"/> belongs to its processor until that processor picks again, also
/// when it was blocked meanwhile. A thread may be picked on one processor before the one that ran it last has stored its
/// registers: the caller waits for that.
/// </para>
/// </summary>
[Contract(17, "Scheduler", "1.2.0")]
public interface IScheduler
{
    /// <summary>The most processors that a scheduler must serve.</summary>
    const int MostCpus = 64;

    /// <summary>The name of the method, such as <c>round-robin</c>.</summary>
    [Function(0x00)]
    string Name { get; }

    /// <summary>The version of the implementation.</summary>
    [Function(0x01)]
    ModuleVersion Version { get; }

    /// <summary>Makes the queues, before anything else. Called again when the scheduler is put to work again: then it
    /// forgets every thread.</summary>
    /// <param name="cpuCount">The number of processors, 1 to <see cref="MostCpus"/>.</param>
    /// <returns><see cref="Status.InvalidArgument"/>, <see cref="Status.OutOfMemory"/>.</returns>
    [Function(0x02)]
    Status Init(int cpuCount);

    /// <summary>
    /// The thread to run next, which is no longer in a queue then; the one that ran before is put back first if it is ready.
    /// </summary>
    /// <param name="cpu">The processor that calls. Also one that has nothing to do takes threads from the others, as far as
    /// they
    /// may move.</param>
    /// <returns><see cref="Status.NotFound"/> if no thread is ready: the processor idles; <see cref="Status.OutOfRange"/>
    /// for a
    /// processor that is not there.</returns>
    [Function(0x03)]
    [NoHeapAllocation]
    Result<ThreadId> PickNext(int cpu);

    /// <summary>Takes a thread on; it is not ready yet.</summary>
    /// <returns><see cref="Status.AlreadyExists"/>; <see cref="Status.InvalidArgument"/> for a priority that does not fit the
    /// policy, for an affinity without any processor, and for deadline parameters that are not 0 &lt; run time &lt;= deadline
    /// &lt;= period;
    /// <see cref="Status.Busy"/> for a deadline thread that would overload the processors; <see cref="Status.NotSupported"/>
    /// for
    /// a deadline thread if the implementation keeps no deadlines; <see cref="Status.InvalidState"/> before Init;
    /// <see cref="Status.OutOfMemory"/>.</returns>
    [Function(0x04)]
    Status AddThread(in SchedulableThread thread);

    /// <summary>Forgets a thread, whatever it does. One that is running stays on its processor until that picks
    /// again.</summary>
    /// <returns><see cref="Status.NotFound"/>.</returns>
    [Function(0x05)]
    [NoHeapAllocation]
    Status RemoveThread(ThreadId id);

    /// <summary>The thread can run; no harm if it could already.</summary>
    /// <returns><see cref="Status.NotFound"/>.</returns>
    [Function(0x06)]
    [NoHeapAllocation]
    Status ThreadReady(ThreadId id);

    /// <summary>The thread waits for something; no harm if it did already.</summary>
    /// <returns><see cref="Status.NotFound"/>.</returns>
    [Function(0x07)]
    [NoHeapAllocation]
    Status ThreadBlock(ThreadId id);

    /// <summary>
    /// The running thread lets others go first, at the next pick. For a deadline thread: it is done for this period.
    /// </summary>
    [Function(0x08)]
    [NoHeapAllocation]
    void YieldThread(int cpu);

    /// <summary>
    /// Time has passed on a processor: it is charged to the thread that runs there. Called at each timer tick; before
    /// PickNext,
    /// if time between ticks is to be charged to the right thread; and when an idle processor wakes up.
    /// </summary>
    /// <param name="cpu">The processor that calls.</param>
    /// <param name="elapsedNs">The time since the call before on this processor, in nanoseconds; a negative one counts as
    /// zero.</param>
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

    /// <summary>
    /// A bit for each processor on which NeedsReschedule is true: those that an interrupt should be sent to after
    /// ThreadReady.
    /// </summary>
    [Function(0x0E)]
    [NoHeapAllocation]
    ulong PendingCpus { get; }

    /// <summary>
    /// How long the processor can do without a call of Tick, in nanoseconds; <see cref="long.MaxValue"/> if nothing changes
    /// with
    /// time alone, as when it is idle or has only one thread that no other waits for.
    /// </summary>
    [Function(0x0F)]
    [NoHeapAllocation]
    long NextTickNs(int cpu);

    /// <summary>
    /// Lets a thread run as urgently as another one that waits for it (priority inheritance), whatever its policy: the more
    /// urgent one of its own and the lent priority counts. <see cref="Priority.Lowest"/> takes the loan back.
    /// </summary>
    /// <returns><see cref="Status.NotFound"/>.</returns>
    [Function(0x10)]
    [NoHeapAllocation]
    Status LendPriority(ThreadId id, Priority priority);

    /// <summary>What is known of one thread at this moment.</summary>
    /// <returns><see cref="Status.NotFound"/>.</returns>
    [Function(0x11)]
    Result<ThreadSnapshot> GetThread(ThreadId id);

    /// <summary>What the threads of one policy have done. Takes time for each thread.</summary>
    [Function(0x12)]
    PolicyStatistics GetPolicyStatistics(SchedulingPolicy policy);

    /// <summary>
    /// Writes down every thread, so that another implementation can take over: for each processor the running one, then the
    /// ready
    /// ones in the order in which they would run; at last the blocked ones. Called while nothing else is.
    /// </summary>
    /// <returns>How many were written; <see cref="Status.BufferTooSmall"/> if there are more than <paramref name="threads"/>
    /// holds, whose number <see cref="Statistics"/> tells.</returns>
    [Function(0x13)]
    Result<int> Export(Span<ThreadSnapshot> threads);

    /// <summary>
    /// Takes every thread over from another implementation, after Init and before anything else. All are accepted: those of a
    /// policy that the implementation does not have run as its most urgent ones. Called while nothing else is.
    /// </summary>
    /// <returns><see cref="Status.InvalidState"/> if it has threads already; <see cref="Status.AlreadyExists"/> or
    /// <see cref="Status.InvalidArgument"/> for a list that makes no sense, and then it has no threads;
    /// <see cref="Status.OutOfMemory"/>.</returns>
    [Function(0x14)]
    Status TakeOver(ReadOnlySpan<ThreadSnapshot> threads);

    /// <summary>
    /// A processor picks again, all in one call, as that is what switching costs most: <see cref="Tick"/>, then
    /// <see cref="YieldThread"/> or <see cref="ThreadBlock"/> if that is the reason, then <see cref="PickNext"/>. It does what
    /// these do one after the other. The dispatcher makes this call at every switch, and those three only apart from one.
    /// </summary>
    /// <param name="cpu">The processor that calls.</param>
    /// <param name="elapsedNs">The time since the call before on this processor, as for Tick.</param>
    /// <param name="current">The thread that ran; number 0 for none that the scheduler knows.</param>
    /// <param name="reason">Why it does not simply go on.</param>
    /// <returns>As PickNext; <see cref="Status.InvalidArgument"/> if a thread that waits is not known.</returns>
    [Function(0x15)]
    [NoHeapAllocation]
    Result<ThreadId> Switch(int cpu, long elapsedNs, ThreadId current, SwitchReason reason);
}
