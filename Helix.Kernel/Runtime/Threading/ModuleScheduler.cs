using System.Runtime.CompilerServices;
using Helix.Kernel.Runtime.Abi;

namespace Helix.Kernel.Runtime.Threading;

/// <summary>
/// The scheduler module as the dispatcher uses it. While <see cref="IsActive"/>, it knows every thread but the idle ones, and what each does; the
/// dispatcher believes it nothing: a pick is checked against the thread's own state. At the first thing that it does wrong the built-in
/// scheduler takes over, from the threads' states. Used with interrupts off only.
/// </summary>
public static unsafe class ModuleScheduler
{
    private const int CauseBits = 8;
    private const long Ok = 0;

    /// <summary>Whether a module decides which thread runs.</summary>
    public static bool IsActive { get; private set; }

    /// <summary>How often a module was put out of work.</summary>
    public static int Quarantines { get; private set; }

    /// <summary>
    /// The module knows all threads, and which of them are ready: it decides from now on. Those that run are blocked to it, as none of its processors
    /// has them. Every processor picks at the next opportunity.
    /// </summary>
    public static void Activate()
    {
        BuiltInQueue.Clear();
        IsActive = true;
        Starvation.Restart();
        for (ThreadRecord* record = ThreadRecord.First; record != null; record = record->Next)
        {
            KernelThread* thread = (KernelThread*)record;
            thread->IsUnknown = thread->State == ThreadState.Running;
        }

        Preemption.RequestAll();
    }

    /// <summary>The built-in scheduler decides from now on.</summary>
    public static void Deactivate()
    {
        if (!IsActive)
        {
            return;
        }

        IsActive = false;
        for (ThreadRecord* record = ThreadRecord.First; record != null; record = record->Next)
        {
            KernelThread* thread = (KernelThread*)record;
            if (thread->State == ThreadState.Ready && !thread->IsIdle)
            {
                BuiltInQueue.Add(thread);
            }
        }

        Preemption.RequestAll();
    }

    /// <summary>Puts the module out of work.</summary>
    /// <param name="reason">A <see cref="SchedulerFault"/>, or what <see cref="GuardedCall.GetReason"/> says.</param>
    public static void Quarantine(nint reason)
    {
        if (IsActive)
        {
            Deactivate();
            Quarantines++;
            delegate*<nint, void> quarantined = SchedulerPort.Current.Quarantined;
            quarantined(reason);
        }

        Scheduler.MakeWokenReady();
    }

    /// <summary>The next thread of a processor; null if none can run. The module may be out of work afterwards.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static KernelThread* Pick(int processor, KernelThread* previous, SwitchCause cause, ulong elapsedNs)
    {
        long argument = ((long)(previous->IsIdle ? 0 : previous->Record.Id) << CauseBits) | (long)cause;
        long id = Run(SchedulerPort.Current.Pick, processor, (long)elapsedNs, argument);
        if (id <= 0)
        {
            return id == 0 ? null : RefuseAnswer(id);
        }

        KernelThread* thread = ThreadTable.Find((int)id);
        // It may be out of work by now, if it failed at a thread that was woken meanwhile.
        return MayRun(thread, processor) && IsActive ? thread : RefuseThread(thread);
    }

    /// <summary>A thread can run; answers which processors should pick.</summary>
    internal static ulong Ready(KernelThread* thread)
    {
        long answer = Run(SchedulerPort.Current.Ready, thread->Record.Id, 0, 0);
        if (answer == 0)
        {
            return SchedulerPort.Current.Pending;
        }

        Quarantine(answer == GuardedCall.Failed ? GuardedCall.GetReason() : (nint)SchedulerFault.LostThread);
        return 0;
    }

    /// <summary>Time has passed; answers whether the processor should pick.</summary>
    /// <param name="processor">The processor.</param>
    /// <param name="elapsedNs">Since the last charge.</param>
    /// <param name="nextNs">How long it can do without a tick, in nanoseconds; <see cref="ulong.MaxValue"/> for ever.</param>
    internal static bool Tick(int processor, ulong elapsedNs, out ulong nextNs)
    {
        long answer = Call(SchedulerPort.Current.Tick, processor, (long)elapsedNs);
        nextNs = answer >= SchedulerPort.Never ? ulong.MaxValue : (ulong)answer >> 1;
        return (answer & 1) != 0;
    }

    /// <summary>Tells of a new thread, which is not ready; a status as a number.</summary>
    internal static int Add(KernelThread* thread) => (int)Call(SchedulerPort.Current.Add, (long)thread, 0);

    /// <summary>A thread is no more.</summary>
    internal static void Remove(KernelThread* thread) => Expect(Call(SchedulerPort.Current.Remove, thread->Record.Id, 0));

    internal static int SetPriority(KernelThread* thread, int priority) =>
        (int)Call(SchedulerPort.Current.SetPriority, thread->Record.Id, priority);

    internal static void LendPriority(KernelThread* thread, int priority) =>
        Expect(Call(SchedulerPort.Current.LendPriority, thread->Record.Id, priority));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool MayRun(KernelThread* thread, int processor) =>
        thread != null && thread->State == ThreadState.Ready && !thread->IsIdle
        && (thread->Plan.Affinity == 0 || (thread->Plan.Affinity & (1UL << processor)) != 0);

    private static KernelThread* RefuseAnswer(long answer)
    {
        Quarantine(answer == GuardedCall.Failed ? GuardedCall.GetReason() : (nint)SchedulerFault.LostThread);
        return null;
    }

    private static KernelThread* RefuseThread(KernelThread* thread)
    {
        SchedulerFault fault = thread == null || thread->IsIdle || thread->State == ThreadState.Ended ? SchedulerFault.DeadThread
            : thread->State is ThreadState.Ready or ThreadState.Running ? SchedulerFault.ForeignThread
            : SchedulerFault.BlockedThread;
        Quarantine((nint)fault);
        return null;
    }

    /// <summary>A module that was left answers 0, and is out of work.</summary>
    private static long Call(delegate*<long, long, long, long> function, long first, long second)
    {
        long answer = Run(function, first, second, 0);
        if (answer == GuardedCall.Failed)
        {
            Quarantine(GuardedCall.GetReason());
            answer = 0;
        }

        return answer;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Run(delegate*<long, long, long, long> function, long first, long second, long third)
    {
        long answer = GuardedCall.Run(function, first, second, third);
        if (answer != GuardedCall.Failed)
        {
            Scheduler.MakeWokenReady();
        }

        return answer;
    }

    private static void Expect(long status)
    {
        if (status != Ok)
        {
            Quarantine((nint)SchedulerFault.LostThread);
        }
    }
}
