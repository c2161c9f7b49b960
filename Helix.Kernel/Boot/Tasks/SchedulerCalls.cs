using System;
using System.Runtime.CompilerServices;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;
using Helix.Kernel.Runtime.Threading;

namespace Helix.Kernel.Boot.Tasks;

/// <summary>
/// The scheduler module as the dispatcher calls it: with the kernel's lock held, in a <see cref="GuardedCall"/>, and directly, as a slot could make the
/// caller wait.
/// </summary>
internal static unsafe class SchedulerCalls
{
    private const int CauseBits = 8;
    private const long CauseMask = (1 << CauseBits) - 1;
    private const uint LowestAddress = 4096;
    private const long WrongAnswer = -1;

    private static IScheduler? s_scheduler;
    private static object? s_exception;
    private static SchedulerFault s_fault;
    private static ISignal? s_alarm;

    /// <summary>The object that decides; null if the built-in scheduler does. Changed with interrupts off.</summary>
    public static IScheduler? Scheduler
    {
        get => s_scheduler;
        set => s_scheduler = value;
    }

    /// <summary>Connects the dispatcher.</summary>
    /// <param name="alarm">Raised when a module was put out of work.</param>
    public static void Connect(ISignal alarm)
    {
        s_alarm = alarm;
        ref SchedulerPort port = ref SchedulerPort.Current;
        port.Pick = &Pick;
        port.Ready = &Ready;
        port.Tick = &Tick;
        port.Add = &Add;
        port.Remove = &Remove;
        port.SetPriority = &SetPriority;
        port.LendPriority = &LendPriority;
        port.Quarantined = &Quarantined;
    }

    /// <summary>What was wrong with the module that was put out of work last; asked once.</summary>
    public static string TakeFault()
    {
        object? exception = s_exception;
        SchedulerFault fault = s_fault;
        s_exception = null;
        s_fault = SchedulerFault.None;
        return fault == SchedulerFault.None ? "" : Describe(fault, exception);
    }

    /// <summary>What a reason to leave a guarded call says.</summary>
    public static string Describe(nint reason) => !IsAddress(reason)
        ? Describe(Classify(reason), null)
        : Describe(SchedulerFault.Threw, Unsafe.As<nint, object>(ref reason));

    /// <summary>A thread as schedulers are told of it.</summary>
    public static SchedulableThread Describe(int id, in ThreadPlan plan) => new(
        new ThreadId(id),
        TaskId.Kernel,
        new Priority(plan.Priority),
        (SchedulingPolicy)plan.Policy,
        plan.Affinity,
        plan.RuntimeNs,
        plan.DeadlineNs,
        plan.PeriodNs);

    private static long Pick(long processor, long elapsedNs, long argument)
    {
        // The reasons are numbered as the causes are; a test compares them.
        var current = new ThreadId((int)(argument >> CauseBits));
        Result<ThreadId> picked = s_scheduler!.Switch((int)processor, elapsedNs, current, (SwitchReason)(argument & CauseMask));
        return picked.IsOk ? picked.Value.Value : picked.Status == Status.NotFound ? 0 : WrongAnswer;
    }

    private static long Ready(long thread, long none, long nothing)
    {
        IScheduler scheduler = s_scheduler!;
        if (scheduler.ThreadReady(new ThreadId((int)thread)).IsError())
        {
            return WrongAnswer;
        }

        SchedulerPort.Current.Pending = scheduler.PendingCpus;
        return 0;
    }

    private static long Tick(long processor, long elapsedNs, long nothing)
    {
        IScheduler scheduler = s_scheduler!;
        int cpu = (int)processor;
        scheduler.Tick(cpu, elapsedNs);
        long isOver = scheduler.NeedsReschedule(cpu) ? 1 : 0;
        long next = scheduler.NextTickNs(cpu);
        return isOver | (next > SchedulerPort.Never / 2 ? SchedulerPort.Never : Math.Max(next, 0) << 1);
    }

    // SAFETY: the dispatcher passes a thread's record, which never moves.
    private static long Add(long thread, long none, long nothing) =>
        (long)s_scheduler!.AddThread(Describe(((KernelThread*)thread)->Record.Id, ((KernelThread*)thread)->Plan));

    private static long Remove(long thread, long none, long nothing) => (long)s_scheduler!.RemoveThread(new ThreadId((int)thread));

    private static long SetPriority(long thread, long priority, long nothing) =>
        (long)s_scheduler!.SetPriority(new ThreadId((int)thread), new Priority((int)priority));

    private static long LendPriority(long thread, long priority, long nothing) =>
        (long)s_scheduler!.LendPriority(new ThreadId((int)thread), new Priority((int)priority));

    private static void Quarantined(nint reason)
    {
        s_scheduler = null;
        s_fault = Classify(reason);
        // SAFETY: what is no small number is the reference with which the throw began; the object lives, as its stack is still there.
        s_exception = IsAddress(reason) ? Unsafe.As<nint, object>(ref reason) : null;
        s_alarm!.Set();
    }

    /// <summary>Numbers below those of the enumeration are a processor fault's code.</summary>
    private static SchedulerFault Classify(nint reason) =>
        IsAddress(reason) || reason < (nint)SchedulerFault.Threw ? SchedulerFault.Threw : (SchedulerFault)reason;

    /// <summary>Addresses of the kernel's half are negative as signed numbers.</summary>
    private static bool IsAddress(nint reason) => (nuint)reason >= LowestAddress;

    private static string Describe(SchedulerFault fault, object? exception) => fault switch
    {
        SchedulerFault.Threw => exception is null ? "it caused a fault of the processor, such as a null reference" : $"it threw {exception.GetType()}",
        SchedulerFault.Waited => "it tried to wait",
        SchedulerFault.StackOverflow => "it used its stack up",
        SchedulerFault.DeadThread => "it picked a thread that is not there",
        SchedulerFault.BlockedThread => "it picked a thread that waits",
        SchedulerFault.ForeignThread => "it picked a thread that another processor runs, or that may not run there",
        SchedulerFault.LostThread => "it has lost a thread",
        SchedulerFault.Stuck => "it does not return",
        SchedulerFault.Reentered => "it called the kernel so that it was called itself",
        SchedulerFault.Starvation => "it lets a ready thread starve",
        _ => fault.ToString(),
    };
}
