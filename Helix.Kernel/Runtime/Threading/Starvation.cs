using Helix.Kernel.Runtime.Abi;

namespace Helix.Kernel.Runtime.Threading;

/// <summary>
/// The watch over a scheduler module that lets a ready thread wait. It goes by a clock of its own, which runs while processors run threads
/// without strict priority, and faster while they idle: real-time threads may keep others waiting, and the share of a nice thread may be
/// small, but not nothing. Used with interrupts off only.
/// </summary>
public static unsafe class Starvation
{
    private const ulong IdleFactor = 20;

    /// <summary>A processor that has slept for longer had nothing to do for most of the time.</summary>
    private const ulong MostIdleNs = 10_000_000;
    private const ulong PerThreadNs = 50_000_000;
    private const int TicksBetweenLooks = 64;

    private static ulong s_clock;
    private static int s_ticks;

    /// <summary>How much shared time a ready thread may wait if it is alone, in nanoseconds; 50 ms more for each other ready thread.</summary>
    public static ulong LimitNs { get; set; }

    /// <summary>The clock of shared time, in nanoseconds.</summary>
    internal static ulong Clock => s_clock;

    /// <summary>A thread has run.</summary>
    internal static void Charge(KernelThread* thread, ulong elapsedNs)
    {
        if (thread->IsIdle)
        {
            s_clock += (elapsedNs < MostIdleNs ? elapsedNs : MostIdleNs) * IdleFactor;
        }
        else if (!thread->Plan.IsRealTime && thread->LentPriority == ThreadPlan.LowestPriority)
        {
            s_clock += elapsedNs;
        }
    }

    /// <summary>What waited before counts no more.</summary>
    internal static void Restart()
    {
        for (ThreadRecord* record = ThreadRecord.First; record != null; record = record->Next)
        {
            ((KernelThread*)record)->ReadySince = s_clock;
        }
    }

    /// <summary>At each tick of the first processor: looks at times, and puts a module out of work that lets a thread starve.</summary>
    internal static void Look()
    {
        if (++s_ticks < TicksBetweenLooks || LimitNs == 0 || !ModuleScheduler.IsActive)
        {
            return;
        }

        s_ticks = 0;
        ulong longest = 0;
        ulong ready = 0;
        for (ThreadRecord* record = ThreadRecord.First; record != null; record = record->Next)
        {
            KernelThread* thread = (KernelThread*)record;
            if (thread->State == ThreadState.Ready && !thread->IsIdle)
            {
                ready++;
                ulong waited = IsShared(thread) ? s_clock - thread->ReadySince : 0;
                longest = waited > longest ? waited : longest;
            }
        }

        if (longest > LimitNs + (ready * PerThreadNs))
        {
            ModuleScheduler.Quarantine((nint)SchedulerFault.Starvation);
        }
    }

    /// <summary>Idle threads and those that have used up their budget may wait for ever.</summary>
    private static bool IsShared(KernelThread* thread) => thread->Plan.Policy is not (4 or 5);
}
