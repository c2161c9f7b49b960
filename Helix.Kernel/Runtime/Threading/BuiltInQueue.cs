namespace Helix.Kernel.Runtime.Threading;

/// <summary>
/// The built-in scheduler: ready threads in the order in which they came, on whichever processor is free, in turns of one tick. It is what runs
/// before a scheduler module does, and after one that failed. Used with interrupts off only.
/// </summary>
internal static unsafe class BuiltInQueue
{
    private static WaitQueue s_ready;

    public static bool IsEmpty => s_ready.IsEmpty;

    public static void Add(KernelThread* thread) => s_ready.Append(thread);

    /// <summary>The first thread that may run on a processor; null if there is none.</summary>
    public static KernelThread* Take(int processor)
    {
        KernelThread* thread = s_ready.First;
        while (thread != null && !MayRun(thread, processor))
        {
            thread = thread->NextInQueue;
        }

        if (thread != null)
        {
            s_ready.Remove(thread);
        }

        return thread;
    }

    /// <summary>Empties the queue into another scheduler's charge.</summary>
    public static void Clear()
    {
        while (s_ready.TakeFirst() != null)
        {
        }
    }

    private static bool MayRun(KernelThread* thread, int processor) =>
        thread->Plan.Affinity == 0 || (thread->Plan.Affinity & (1UL << processor)) != 0;
}
