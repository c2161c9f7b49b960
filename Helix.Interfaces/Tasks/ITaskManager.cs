using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;

namespace Helix.Interfaces.Tasks;

/// <summary>
/// Tasks and threads. May be called from any thread; not for interrupt handlers. A time-out is at least zero, or
/// <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for no limit.
/// </summary>
[Contract(18, "TaskManager", "1.1.0")]
public interface ITaskManager
{
    /// <summary>Makes a thread of the kernel and lets it run.</summary>
    /// <param name="name">For people.</param>
    /// <param name="body">What it does; an exception that escapes ends the thread, and the log has it.</param>
    /// <param name="policy">How it shares.</param>
    /// <param name="priority">How urgent it is.</param>
    /// <returns><see cref="Status.OutOfMemory"/>; <see cref="Status.InvalidArgument"/> for a priority that does not fit the
    /// policy, and for an unknown
    /// policy; what the scheduler answers to <see cref="IScheduler.AddThread"/>.</returns>
    [Function(0x00)]
    Result<ThreadId> CreateThread(string name, Action body, SchedulingPolicy policy, Priority priority);

    /// <summary>Blocks until a thread has ended or the time is over.</summary>
    /// <returns><see cref="Status.NotFound"/> for a number never given, <see cref="Status.TimedOut"/>,
    /// <see cref="Status.InvalidArgument"/> for the
    /// caller's own, <see cref="Status.OutOfRange"/> for a negative time, <see cref="Status.Cancelled"/> if the caller was
    /// told to end, <see cref="Status.InvalidState"/> if it would wait with interrupts off.</returns>
    [Function(0x01)]
    [Blocks]
    Status Join(ThreadId thread, TimeSpan timeout);

    /// <summary>Blocks the caller for at least this long.</summary>
    /// <returns><see cref="Status.OutOfRange"/> if negative; <see cref="Status.Cancelled"/> if the caller was told to
    /// end; <see cref="Status.InvalidState"/> with interrupts off.</returns>
    [Function(0x02)]
    [Blocks]
    Status Sleep(TimeSpan duration);

    /// <summary>The calling thread.</summary>
    [Function(0x03)]
    ThreadId Current { get; }

    /// <summary>The processor that the caller is on; it may be another one when the call returns.</summary>
    [Function(0x04)]
    int CurrentCpu { get; }

    /// <summary>The number of processors.</summary>
    [Function(0x05)]
    int CpuCount { get; }

    /// <summary>Makes a semaphore.</summary>
    /// <param name="initial">How many can be taken at first, 0 to <paramref name="limit"/>.</param>
    /// <param name="limit">The largest count, at least 1.</param>
    /// <returns><see cref="Status.OutOfRange"/>, <see cref="Status.OutOfMemory"/>.</returns>
    [Function(0x06)]
    Result<ISemaphore> CreateSemaphore(int initial, int limit);

    /// <summary>What it knows.</summary>
    [Function(0x07)]
    TaskStatistics Statistics { get; }

    /// <summary>Makes a thread of the kernel and lets it run.</summary>
    /// <param name="options">How it is to be.</param>
    /// <param name="body">What it does; an exception that escapes ends the thread, and the log has it.</param>
    /// <returns>As the shorter form; <see cref="Status.OutOfRange"/> for a size of the stack that is negative or above 16
    /// MiB.</returns>
    [Function(0x08)]
    Result<ThreadId> CreateThread(in ThreadOptions options, Action body);

    /// <summary>
    /// Ends the calling thread, made by CreateThread: an exception is thrown that its <c>finally</c> blocks see and nobody
    /// should catch. Not from
    /// inside a call of another module, which would take the exception for a fault.
    /// </summary>
    /// <exception cref="OperationCanceledException">Always.</exception>
    [Function(0x09)]
    [DoesNotReturn]
    void Exit();

    /// <summary>
    /// Tells a thread to end. Its waits through the task manager and its objects answer <see cref="Status.Cancelled"/> from
    /// now on, also one that
    /// is under way; waits of the class library throw <see cref="System.Threading.ThreadInterruptedException"/> once, in
    /// threads made by
    /// CreateThread. A thread that does not wait, and does not look at <see cref="IsEnding"/>, goes on. Nothing is torn
    /// down: a
    /// thread ends by returning.
    /// </summary>
    /// <returns><see cref="Status.NotFound"/> if there is no such thread (any more); <see cref="Status.AccessDenied"/> for a
    /// processor's idle thread, and for threads that were there before the system's main program: those of the kernel and of
    /// drivers.</returns>
    [Function(0x0A)]
    Status Kill(ThreadId thread);

    /// <summary>Whether the calling thread was told to end.</summary>
    [Function(0x0B)]
    bool IsEnding { get; }

    /// <summary>Lets other ready threads run first. Does not block.</summary>
    [Function(0x0C)]
    void Yield();

    /// <summary>Changes how urgent a thread is.</summary>
    /// <returns><see cref="Status.NotFound"/>; <see cref="Status.InvalidArgument"/> if it does not fit the policy;
    /// <see cref="Status.AccessDenied"/>
    /// for a processor's idle thread.</returns>
    [Function(0x0D)]
    Status SetPriority(ThreadId thread, Priority priority);

    /// <summary>Changes the processors that a thread may run on. A thread that runs elsewhere moves at its next
    /// turn.</summary>
    /// <param name="thread">The thread.</param>
    /// <param name="mask">A bit for each processor; 0 is all.</param>
    /// <returns><see cref="Status.NotFound"/>; <see cref="Status.InvalidArgument"/> if none of the processors is there;
    /// <see cref="Status.AccessDenied"/>
    /// for a processor's idle thread.</returns>
    [Function(0x0E)]
    Status SetAffinity(ThreadId thread, ulong mask);

    /// <summary>What is known of one thread.</summary>
    /// <returns><see cref="Status.NotFound"/>.</returns>
    [Function(0x0F)]
    Result<TaskThread> GetThread(ThreadId thread);

    /// <summary>All threads, in the order of their numbers. Takes time for each.</summary>
    [Function(0x10)]
    IReadOnlyList<TaskThread> ListThreads();

    /// <summary>Makes a mutex that nobody has.</summary>
    /// <returns><see cref="Status.OutOfMemory"/>.</returns>
    [Function(0x11)]
    Result<TaskMutex> CreateMutex();

    /// <summary>Makes an event whose flag is not raised.</summary>
    /// <returns><see cref="Status.OutOfMemory"/>.</returns>
    [Function(0x12)]
    Result<IEvent> CreateEvent(EventKind kind);

    /// <summary>Makes a queue in which nobody waits.</summary>
    /// <returns><see cref="Status.OutOfMemory"/>.</returns>
    [Function(0x13)]
    Result<IWaitQueue> CreateWaitQueue();

    /// <summary>Who decides which thread runs.</summary>
    [Function(0x14)]
    SchedulerInformation Scheduler { get; }

    /// <summary>
    /// Lets another scheduler decide which thread runs, while all of them go on: the kernel's own or a module's, which is
    /// started if it does not run. If
    /// that fails, the one before decides as ever. <c>provider.Scheduler</c> in the configuration comes down to this call.
    /// </summary>
    /// <param name="module">The module's name, with or without <c>scheduler-</c>;
    /// <see cref="SchedulerInformation.BuiltIn"/>.</param>
    /// <returns><see cref="Status.NotFound"/>; <see cref="Status.NotSupported"/> if the module is no scheduler;
    /// <see cref="Status.ModuleFault"/> if it threw; <see cref="Status.Corrupt"/> if it does not know all threads
    /// afterwards; what
    /// starting it, Init or TakeOver answered.</returns>
    [Function(0x15)]
    [Blocks]
    Status UseScheduler(string module);

    /// <summary>What the threads of one policy have done under the module that decides. Takes time for each thread.</summary>
    /// <returns><see cref="Status.NotSupported"/> from the kernel's own scheduler;
    /// <see cref="Status.ModuleFault"/>.</returns>
    [Function(0x16)]
    Result<PolicyStatistics> GetPolicyStatistics(SchedulingPolicy policy);
}
