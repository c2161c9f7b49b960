using Helix.Kernel.Runtime.Abi;

namespace Helix.Kernel.Runtime.Threading;

/// <summary>
/// What one thread does to another by its number. A number whose thread has ended, or that was never given, does nothing. None is for interrupt
/// handlers; none blocks, but <see cref="Join"/>.
/// </summary>
public static unsafe class ThreadControl
{
    /// <summary>Waits until a thread has ended.</summary>
    /// <param name="id">The thread; not the caller's own.</param>
    /// <param name="timeoutNs">Longest wait, or <see cref="ulong.MaxValue"/> for no limit.</param>
    /// <returns>Woken also for a thread that had ended before.</returns>
    public static WaitOutcome Join(int id, ulong timeoutNs)
    {
        ulong flags = MachineImports.DisableInterrupts();
        KernelThread* thread = ThreadTable.Find(id);
        WaitOutcome outcome = WaitOutcome.Woken;
        if (thread != null)
        {
            outcome = timeoutNs == 0 ? WaitOutcome.TimedOut
                : Scheduler.Block(&thread->Joiners, Deadline.After(timeoutNs), WaitKind.Cancellable);
        }

        Scheduler.Leave(flags);
        return outcome;
    }

    /// <summary>Tells a thread to end: its waits that can be cancelled end at once, from now on. False if there is none.</summary>
    public static bool Kill(int id)
    {
        ulong flags = MachineImports.DisableInterrupts();
        KernelThread* thread = ThreadTable.Find(id);
        bool isThere = thread != null && !thread->IsIdle;
        if (isThere)
        {
            thread->IsKilled = true;
            Scheduler.Cancel(thread);
        }

        Scheduler.Leave(flags);
        return isThere;
    }

    /// <summary>Whether the running thread was told to end.</summary>
    public static bool IsCurrentKilled => Scheduler.Current->IsKilled;

    /// <summary>The running thread is to end.</summary>
    public static void KillCurrent() => Scheduler.Current->IsKilled = true;

    /// <summary>Changes a thread's priority, which fits its policy. False if there is no such thread.</summary>
    public static bool SetPriority(int id, int priority)
    {
        ulong flags = MachineImports.DisableInterrupts();
        KernelThread* thread = ThreadTable.Find(id);
        bool isThere = thread != null && !thread->IsIdle;
        if (isThere)
        {
            ChangePriority(thread, priority);
        }

        Scheduler.Leave(flags);
        return isThere;
    }

    /// <summary>Changes a thread's priority, which fits its policy. Interrupts are off.</summary>
    internal static void ChangePriority(KernelThread* thread, int priority)
    {
        thread->Plan.Priority = priority;
        if (ModuleScheduler.IsActive)
        {
            _ = ModuleScheduler.SetPriority(thread, priority);
            Preemption.Request(Here());
        }
    }

    /// <summary>Changes where a thread may run. False if there is no such thread.</summary>
    /// <param name="id">The thread.</param>
    /// <param name="affinity">A bit for each processor, one of which has been started; 0 for all.</param>
    public static bool SetAffinity(int id, ulong affinity)
    {
        ulong flags = MachineImports.DisableInterrupts();
        KernelThread* thread = ThreadTable.Find(id);
        bool isThere = thread != null && !thread->IsIdle;
        if (isThere)
        {
            thread->Plan.Affinity = affinity;
            if (thread->State == ThreadState.Running)
            {
                thread->IsUnknown = true;
                Preemption.Request(1UL << thread->Processor);
            }
            else if (ModuleScheduler.IsActive)
            {
                Introduce(thread);
            }
        }

        Scheduler.Leave(flags);
        return isThere;
    }

    /// <summary>Makes a scheduler module forget a thread and take it on as it is now. Interrupts are off.</summary>
    internal static void Introduce(KernelThread* thread)
    {
        if (thread->IsIdle || thread->State == ThreadState.Ended)
        {
            return;
        }

        ModuleScheduler.Remove(thread);
        if (ModuleScheduler.IsActive && ModuleScheduler.Add(thread) != 0)
        {
            ModuleScheduler.Quarantine((nint)SchedulerFault.LostThread);
        }

        if (ModuleScheduler.IsActive && thread->LentPriority < ThreadPlan.LowestPriority)
        {
            ModuleScheduler.LendPriority(thread, thread->LentPriority);
        }

        if (ModuleScheduler.IsActive && thread->State == ThreadState.Ready)
        {
            Preemption.Request(ModuleScheduler.Ready(thread));
        }
    }

    private static ulong Here() => 1UL << MachineImports.GetProcessorIndex();
}
