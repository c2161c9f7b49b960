using Helix.Kernel.Runtime.Abi;

namespace Helix.Kernel.Runtime.Threading;

/// <summary>
/// When the processors' timers fire. A processor that runs a thread ticks; one that idles sleeps until an interrupt comes, or the first sleeper is
/// to wake, of which one processor takes care. Where there are no timers of the processors, a tick comes anyway. Used with interrupts off only.
/// </summary>
internal static unsafe class DispatchTimer
{
    private const ulong TickNs = 4_000_000;
    private const ulong LeastNs = 1_000;

    private static ulong s_sleepersAt;
    private static int s_sleepersBy;
    private static bool s_isKnown;

    /// <summary>The timer of a processor has fired, and what was due is done: the next time.</summary>
    public static void Restart(ProcessorState* here, int processor, ulong now, KernelThread* firstSleeper)
    {
        here->TimerAt = ulong.MaxValue;
        ulong next = here->IsIdle ? ulong.MaxValue : now + TickNs;
        if (ModuleScheduler.IsActive)
        {
            ulong wish = ModuleScheduler.NextTick(processor);
            ulong time = wish > ulong.MaxValue - now ? ulong.MaxValue : now + wish;
            next = time < next ? time : next;
        }

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
        if (here->TimerAt > now + TickNs)
        {
            Set(here, now, now + TickNs);
        }
    }

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
