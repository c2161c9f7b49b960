using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Threading;
using Helix.Interfaces.Diagnostics;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;
using Helix.Kernel.Runtime.Threading;
using OwnSnapshot = Helix.Kernel.Runtime.Threading.ThreadSnapshot;

namespace Helix.Kernel.Boot.Tasks;

/// <summary>Tasks and threads, over the dispatcher.</summary>
/// <param name="host">Who decides which thread runs.</param>
/// <param name="processors">The processors.</param>
/// <param name="log">Hears of threads that end with an exception.</param>
internal sealed unsafe class TaskManager(SchedulerHost host, IProcessors processors, ILog log) : ITaskManager
{
    private const long LargestStackBytes = 16 * 1024 * 1024;
    private const int Spare = 64;

    private readonly Lock _gate = new();
    private readonly Dictionary<int, ThreadBody> _bodies = [];
    private long _created;
    private int _lastOwn;

    public ThreadId Current => new(Runtime.Threading.Scheduler.Current->Record.Id);

    public int CurrentCpu => processors.Current;

    public int CpuCount => processors.Count;

    public bool IsEnding => ThreadControl.IsCurrentKilled;

    public SchedulerInformation Scheduler => host.Read();

    public TaskStatistics Statistics
    {
        get
        {
            ulong idle = 0;
            for (int i = 0; i < ProcessorState.Started; i++)
            {
                idle += ProcessorState.GetIdleNanoseconds(i);
            }

            return new TaskStatistics(1, KernelThreads.Count, Volatile.Read(ref _created), ToTime(idle), KernelThreads.KeptStackCount);
        }
    }

    /// <summary>The kernel's log.</summary>
    internal ILog Log => log;

    /// <summary>Keeps the threads that there are: they are the kernel's own, which the system cannot do without.</summary>
    internal void KeepThreads() => _lastOwn = KernelThreads.LastId;

    public Result<ThreadId> CreateThread(string name, Action body, SchedulingPolicy policy, Priority priority) =>
        CreateThread(new ThreadOptions(name, policy, priority), body);

    public Result<ThreadId> CreateThread(in ThreadOptions options, Action body)
    {
        if (options.StackBytes is < 0 or > LargestStackBytes)
        {
            return Misuse.Answer(Status.OutOfRange, "a size of a stack", nameof(CreateThread));
        }

        if (!ThreadRules.Fits(options.Policy, options.Priority))
        {
            return Misuse.Answer(Status.InvalidArgument, "a priority that does not fit the policy", nameof(CreateThread));
        }

        var thread = new ThreadBody(this, options.Name, body);
        void* argument = thread.ToArgument();
        Span<byte> name = stackalloc byte[KernelThread.MaxNameBytes];
        Encoding.UTF8.GetEncoder().Convert(options.Name, name, flush: true, out _, out int length, out _);
        return Start(thread, argument, name[..length], options);
    }

    public Status Join(ThreadId thread, TimeSpan timeout)
    {
        if (!NativeObject.TryConvert(timeout, out ulong nanoseconds))
        {
            return Misuse.Answer(Status.OutOfRange, "a negative time-out", nameof(Join));
        }

        if (thread.Value <= 0 || thread.Value > KernelThreads.LastId)
        {
            return Misuse.Answer(Status.NotFound, "the number of a thread that never was", nameof(Join));
        }

        return thread == Current ? Misuse.Answer(Status.InvalidArgument, "a thread that waits for its own end", nameof(Join))
            : nanoseconds != 0 && !DispatchLock.IsFree ? Misuse.Answer(Status.InvalidState, "a wait with interrupts off", nameof(Join))
            : WaitStatus.Of(ThreadControl.Join(thread.Value, nanoseconds));
    }

    public Status Sleep(TimeSpan duration)
    {
        if (duration < TimeSpan.Zero)
        {
            return Misuse.Answer(Status.OutOfRange, "a negative time", nameof(Sleep));
        }

        if (!DispatchLock.IsFree)
        {
            return Misuse.Answer(Status.InvalidState, "a wait with interrupts off", nameof(Sleep));
        }

        ulong nanoseconds = (ulong)duration.Ticks * TimeSpan.NanosecondsPerTick;
        return KernelThreads.Sleep(nanoseconds, WaitKind.Cancellable) == WaitOutcome.Cancelled ? Status.Cancelled : Status.Ok;
    }

    [DoesNotReturn]
    public void Exit()
    {
        ThreadControl.KillCurrent();
        throw new OperationCanceledException("the thread ends");
    }

    public Status Kill(ThreadId thread)
    {
        Status status = Permit(thread);
        status = status.IsOk() && thread.Value <= _lastOwn ? Status.AccessDenied : status;
        if (status.IsError())
        {
            return status;
        }

        ThreadBody? body;
        lock (_gate)
        {
            _ = _bodies.TryGetValue(thread.Value, out body);
        }

        bool isThere = ThreadControl.Kill(thread.Value);
        body?.Interrupt();
        return isThere ? Status.Ok : Status.NotFound;
    }

    public void Yield() => Runtime.Threading.Scheduler.Yield();

    public Status SetPriority(ThreadId thread, Priority priority)
    {
        OwnSnapshot snapshot = default;
        Status status = Permit(thread, ref snapshot);
        return status.IsError() ? status
            : !ThreadRules.Fits((SchedulingPolicy)snapshot.Plan.Policy, priority)
                ? Misuse.Answer(Status.InvalidArgument, "a priority that does not fit the policy", nameof(SetPriority))
            : ThreadControl.SetPriority(thread.Value, priority.Value) ? Status.Ok : Status.NotFound;
    }

    public Status SetAffinity(ThreadId thread, ulong mask)
    {
        ulong present = ulong.MaxValue >> (64 - CpuCount);
        if (mask != 0 && (mask & present) == 0)
        {
            return Misuse.Answer(Status.InvalidArgument, "an affinity without any processor", nameof(SetAffinity));
        }

        Status status = Permit(thread);
        return status.IsError() ? status : ThreadControl.SetAffinity(thread.Value, mask) ? Status.Ok : Status.NotFound;
    }

    public Result<TaskThread> GetThread(ThreadId thread)
    {
        OwnSnapshot snapshot = default;
        return KernelThreads.Snapshot(thread.Value, ref snapshot) ? Describe(ref snapshot) : Status.NotFound;
    }

    public IReadOnlyList<TaskThread> ListThreads()
    {
        // The list changes while threads run: it is copied with interrupts off, into memory taken before.
        OwnSnapshot[] snapshots = new OwnSnapshot[KernelThreads.Count + Spare];
        int count;
        fixed (OwnSnapshot* start = snapshots)
        {
            count = KernelThreads.Snapshot(new Span<OwnSnapshot>(start, snapshots.Length));
        }

        var threads = new List<TaskThread>(count);
        for (int i = count - 1; i >= 0; i--)
        {
            threads.Add(Describe(ref snapshots[i]));
        }

        return threads;
    }

    public Result<ISemaphore> CreateSemaphore(int initial, int limit) =>
        limit < 1 || initial < 0 || initial > limit
            ? Misuse.Answer(Status.OutOfRange, "a count outside its limit", nameof(CreateSemaphore))
            : Make<ISemaphore>(() => new Semaphore(initial, limit));

    public Result<TaskMutex> CreateMutex() => Make<TaskMutex>(static () => new Mutex());

    public Result<IEvent> CreateEvent(EventKind kind) => Make<IEvent>(() => new Event(kind));

    public Result<IWaitQueue> CreateWaitQueue() => Make<IWaitQueue>(static () => new Event(EventKind.Taken));

    public Status UseScheduler(string module) => host.Use(module);

    public Result<PolicyStatistics> GetPolicyStatistics(SchedulingPolicy policy) => host.Read(policy);

    /// <summary>A thread is about to end.</summary>
    internal void Forget(ThreadBody body)
    {
        lock (_gate)
        {
            int id = Current.Value;
            if (_bodies.TryGetValue(id, out ThreadBody? known) && ReferenceEquals(known, body))
            {
                _ = _bodies.Remove(id);
            }
        }
    }

    private static Result<T> Make<T>(Func<T> make)
    {
        try
        {
            return Result<T>.Success(make());
        }
        catch (OutOfMemoryException)
        {
            return Status.OutOfMemory;
        }
    }

    private static TaskThread Describe(ref OwnSnapshot thread)
    {
        fixed (byte* name = thread.Name)
        {
            return new TaskThread(
                new ThreadId(thread.Id),
                ClassLibraryThreads.FindName(thread.Id) ?? Encoding.UTF8.GetString(name, thread.NameLength),
                ThreadRules.Name(thread.State),
                (SchedulingPolicy)thread.Plan.Policy,
                new Priority(thread.Plan.Priority),
                new Priority(thread.LentPriority),
                thread.Plan.Affinity,
                thread.Processor,
                ToTime(thread.CpuNanoseconds),
                (long)thread.StackBytes,
                thread.IsIdle,
                thread.IsKilled);
        }
    }

    private static TimeSpan ToTime(ulong nanoseconds) => TimeSpan.FromTicks((long)(nanoseconds / TimeSpan.NanosecondsPerTick));

    private static Status Permit(ThreadId thread)
    {
        OwnSnapshot snapshot = default;
        return Permit(thread, ref snapshot);
    }

    private static Status Permit(ThreadId thread, ref OwnSnapshot snapshot) =>
        !KernelThreads.Snapshot(thread.Value, ref snapshot) ? Status.NotFound
        : snapshot.IsIdle ? Status.AccessDenied : Status.Ok;

    private Result<ThreadId> Start(ThreadBody thread, void* argument, ReadOnlySpan<byte> name, in ThreadOptions options)
    {
        // The body is known before the thread may end: both happen under the gate.
        lock (_gate)
        {
            ThreadPlan plan = ThreadRules.Plan(options);
            int status = KernelThreads.Start(name, ThreadBody.Entry, argument, (ulong)options.StackBytes, plan, out int id);
            if (status != 0)
            {
                ThreadBody.Drop(argument);
                return status < 0 ? Status.OutOfMemory : (Status)status;
            }

            _bodies[id] = thread;
            _created++;
            return new ThreadId(id);
        }
    }
}
