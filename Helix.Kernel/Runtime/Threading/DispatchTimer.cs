using System.Runtime.CompilerServices;
using Helix.Kernel.Runtime.Abi;

namespace Helix.Kernel.Runtime.Threading;

/// <summary>
/// When the processors' timers fire. A processor that runs a thread ticks; one that idles sleeps until an interrupt comes, or the first sleeper is
/// to wake, of which one processor takes care, or, if threads are ready and not given to it, until the next look at that. Where there are no timers of the processors, a tick comes anyway. Used with interrupts off only.
/// </summary>
internal static unsafe class DispatchTimer
{
    private const ulong TickNs = 4_000_000;
    private const ulong LeastNs = 1_000;

    private static ulong s_sleepersAt;
    private static int s_sleepersBy;
    private static bool s_isKnown;

    /// <summary>The timer of a processor has fired, and what was due is done: the next time.</summary>
    /// <param name="here">The processor.</param>
    /// <param name="processor">Its number.</param>
    /// <param name="now">The time.</param>
    /// <param name="wishNs">When the scheduler module needs it at the latest, in nanoseconds from now.</param>
    /// <param name="firstSleeper">The thread that wakes first; null if none sleeps.</param>
    public static void Restart(ProcessorState* here, int processor, ulong now, ulong wishNs, KernelThread* firstSleeper)
    {
        here->TimerAt = ulong.MaxValue;
        ulong next = here->IsIdle ? Later(now, Starvation.IdleLookNs) : now + TickNs;
        ulong wish = Later(now, wishNs);
        next = wish < next ? wish : next;
        if (firstSleeper == null || (s_isKnown && s_sleepersBy == processor))
        {
            s_isKnown = false;
        }

        if (firstSleeper != null && (!s_isKnown || firstSleeper->WakeTime < s_sleepersAt))
        {
            TakeCare(processor, firstSleeper->WakeTime);
            next = firstSleeper->WakeTime < next ? firstSleeper->WakeTime : next;
        }

        Set(here, now, next);
    }

    /// <summary>A thread of this processor goes to sleep.</summary>
    public static void Expect(ProcessorState* here, int processor, ulong now, ulong wakeTime)
    {
        if (s_isKnown && s_sleepersAt <= wakeTime)
        {
            return;
        }

        TakeCare(processor, wakeTime);
        if (wakeTime < here->TimerAt)
        {
            Set(here, now, wakeTime);
        }
    }

    /// <summary>The processor begins to run a thread after it had nothing to do.</summary>
    public static void EndIdleness(ProcessorState* here, ulong now)
    {
        Starvation.ChargeIdleness(here, now);
        if (here->TimerAt > now + TickNs)
        {
            Set(here, now, now + TickNs);
        }
    }

    /// <summary>The processor has nothing to do, though threads may be ready: it looks again after a while. Not in the way of who has something to do.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void WatchIdleness(ProcessorState* here, ulong now)
    {
        ulong look = Later(now, Starvation.IdleLookNs);
        if (look < here->TimerAt)
        {
            Set(here, now, look);
        }
    }

    private static ulong Later(ulong now, ulong nanoseconds) => nanoseconds > ulong.MaxValue - now ? ulong.MaxValue : now + nanoseconds;

    private static void TakeCare(int processor, ulong wakeTime)
    {
        s_isKnown = true;
        s_sleepersAt = wakeTime;
        s_sleepersBy = processor;
    }

    private static void Set(ProcessorState* here, ulong now, ulong time)
    {
        here->TimerAt = time;
        MachineImports.SetTimer(time == ulong.MaxValue ? time : time > now + LeastNs ? time - now : LeastNs);
    }
}
