using System.Runtime.CompilerServices;
using Helix.Kernel.Runtime.Abi;

namespace Helix.Kernel.Runtime.Threading;

/// <summary>
/// The watch over a scheduler module that lets a ready thread wait. It goes by two clocks of its own. That of shared time runs while processors run
/// threads without strict priority: real-time threads may keep others waiting, and the share of a nice thread may be small, but not nothing. The
/// other runs while a processor idles though threads are ready; it is five times as fast, and counts for
/// threads that may run anywhere. Used with interrupts off
/// only.
/// </summary>
public static unsafe class Starvation
{
    /// <summary>How much faster the clock of idle processors runs.</summary>
    private const ulong IdleFactor = 5;
    private const ulong PerThreadNs = 50_000_000;
    private const ulong BetweenLooksNs = 256_000_000;
    private const ulong BetweenWakesNs = 1_000_000_000;

    private static ulong s_sharedClock;
    private static ulong s_idleClock;
    private static ulong s_idleChargedUntil;
    private static ulong s_noneReadyAt;
    private static ulong s_lastLook;

    /// <summary>How much time a ready thread may wait if it is alone, in nanoseconds; 50 ms more for each ready thread. 0 for no watch.</summary>
    public static ulong LimitNs { get; set; }

    /// <summary>
    /// When a processor that idles should look again, in nanoseconds from now; <see cref="ulong.MaxValue"/> for never. Where there are several, one that
    /// wakes finds out whether another is stuck in a module, the scheduler or the allocator of memory, as that one has the kernel lock.
    /// </summary>
    internal static ulong IdleLookNs
    {
        get
        {
            ulong forOthers = ProcessorState.Started > 1 ? BetweenWakesNs : ulong.MaxValue;
            ulong forThreads = ModuleScheduler.IsActive && LimitNs != 0 && Scheduler.ReadyCount != 0 ? LimitNs / IdleFactor : ulong.MaxValue;
            return forThreads < forOthers ? forThreads : forOthers;
        }
    }

    /// <summary>A thread has become ready, or its wait is to count from now.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Begin(KernelThread* thread)
    {
        thread->ReadySince = s_sharedClock;
        thread->OverlookedSince = s_idleClock;
    }

    /// <summary>A thread's policy, or the priority lent to it, has changed: whether what it runs is shared time.</summary>
    internal static void Classify(KernelThread* thread) =>
        thread->SharedTimeMask = thread->IsIdle || thread->Plan.IsRealTime || thread->LentPriority != ThreadPlan.LowestPriority ? 0 : ulong.MaxValue;

    /// <summary>A thread has run.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Charge(KernelThread* thread, ulong elapsedNs) => s_sharedClock += elapsedNs & thread->SharedTimeMask;

    /// <summary>The last of the ready threads runs now.</summary>
    internal static void NoneIsReady(ulong now) => s_noneReadyAt = now;

    /// <summary>A processor has nothing to do.</summary>
    internal static void BeginIdleness(ProcessorState* here, ulong now) =>
        here->OverlooksSince = Scheduler.ReadyCount != 0 && ModuleScheduler.IsActive ? now : 0;

    /// <summary>A processor has had nothing to do up to now.</summary>
    internal static void ChargeIdleness(ProcessorState* here, ulong now)
    {
        if (here->OverlooksSince != 0)
        {
            // Time in which several idle counts once, and time up to which nobody was ready not at all.
            ulong since = here->OverlooksSince > s_idleChargedUntil ? here->OverlooksSince : s_idleChargedUntil;
            since = since > s_noneReadyAt ? since : s_noneReadyAt;
            s_idleClock += now > since ? (now - since) * IdleFactor : 0;
            s_idleChargedUntil = now;
            here->OverlooksSince = 0;
        }
    }

    /// <summary>What waited before counts no more.</summary>
    internal static void Restart()
    {
        for (ThreadRecord* record = ThreadRecord.First; record != null; record = record->Next)
        {
            Begin((KernelThread*)record);
        }
    }

    /// <summary>At a tick: looks at times now and then, and puts a module out of work that lets a thread starve.</summary>
    internal static void Look(ProcessorState* here, ulong now)
    {
        if (LimitNs == 0 || !ModuleScheduler.IsActive)
        {
            return;
        }

        bool overlooks = here->IsIdle && here->OverlooksSince != 0;
        if (overlooks)
        {
            ChargeIdleness(here, now);
            BeginIdleness(here, now);
        }

        if (overlooks || now - s_lastLook >= BetweenLooksNs)
        {
            s_lastLook = now;
            LookAtTimes();
        }
    }

    private static void LookAtTimes()
    {
        ulong longest = 0;
        ulong ready = 0;
        for (ThreadRecord* record = ThreadRecord.First; record != null; record = record->Next)
        {
            KernelThread* thread = (KernelThread*)record;
            if (thread->State == ThreadState.Ready && !thread->IsIdle)
            {
                ready++;
                ulong waited = WaitOf(thread);
                longest = waited > longest ? waited : longest;
            }
        }

        if (longest > LimitNs + (ready * PerThreadNs))
        {
            ModuleScheduler.Quarantine((nint)SchedulerFault.Starvation);
        }
    }

    /// <summary>Threads of the idle policy and those that have used up their budget may wait for ever.</summary>
    private static ulong WaitOf(KernelThread* thread)
    {
        if (thread->Plan.Policy is 4 or 5)
        {
            return 0;
        }

        ulong all = ulong.MaxValue >> (ProcessorState.MostProcessors - ProcessorState.Started);
        bool isFree = thread->Plan.Affinity == 0 || (thread->Plan.Affinity & all) == all;
        return s_sharedClock - thread->ReadySince + (isFree ? s_idleClock - thread->OverlookedSince : 0);
    }
}
