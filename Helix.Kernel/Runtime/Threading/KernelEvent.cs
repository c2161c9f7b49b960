using Helix.Kernel.Runtime.Abi;

namespace Helix.Kernel.Runtime.Threading;

/// <summary>
/// A flag that one waiting thread takes, or, if it stays, that all threads pass while it is raised. <see cref="Set"/> may be called from an
/// interrupt.
/// </summary>
public unsafe struct KernelEvent
{
    private WaitQueue _waiting;
    private bool _isSet;
    private bool _stays;

    /// <summary>Makes an event whose flag stays raised until <see cref="Reset"/>.</summary>
    public static KernelEvent Staying => new() { _stays = true };

    /// <summary>Raises the flag, or gives it to the thread that has waited longest. Does not block.</summary>
    public static void Set(KernelEvent* target)
    {
        ulong flags = MachineImports.DisableInterrupts();
        bool given = Scheduler.WakeOne(&target->_waiting);
        target->_isSet |= target->_stays || !given;
        while (target->_stays && Scheduler.WakeOne(&target->_waiting))
        {
        }

        Scheduler.Leave(flags);
    }

    /// <summary>Lowers the flag. Does not block.</summary>
    public static void Reset(KernelEvent* target)
    {
        ulong flags = MachineImports.DisableInterrupts();
        target->_isSet = false;
        MachineImports.RestoreInterrupts(flags);
    }

    /// <summary>Takes the flag, or blocks until it is raised.</summary>
    /// <param name="target">The event.</param>
    /// <param name="timeoutNanoseconds">Longest wait, or <see cref="ulong.MaxValue"/> for no limit.</param>
    /// <returns>False when the limit ended the wait.</returns>
    public static bool Wait(KernelEvent* target, ulong timeoutNanoseconds) =>
        Wait(target, timeoutNanoseconds, WaitKind.Steadfast, out _) == WaitOutcome.Woken;

    /// <summary>The same for a wait that may be cancelled.</summary>
    /// <param name="target">The event.</param>
    /// <param name="timeoutNanoseconds">Longest wait, or <see cref="ulong.MaxValue"/> for no limit.</param>
    /// <param name="kind">What may end it.</param>
    /// <param name="mayWait">False if the flag was not raised and the caller has interrupts off; then it did not wait.</param>
    public static WaitOutcome Wait(KernelEvent* target, ulong timeoutNanoseconds, WaitKind kind, out bool mayWait)
    {
        ulong flags = MachineImports.DisableInterrupts();
        WaitOutcome outcome = WaitOutcome.Woken;
        mayWait = true;
        if (target->_isSet)
        {
            target->_isSet = target->_stays;
        }
        else
        {
            mayWait = timeoutNanoseconds == 0 || Scheduler.CanWait(flags);
            outcome = timeoutNanoseconds == 0 || !mayWait ? WaitOutcome.TimedOut
                : Scheduler.Block(&target->_waiting, Deadline.After(timeoutNanoseconds), kind);
        }

        MachineImports.RestoreInterrupts(flags);
        return outcome;
    }

    /// <summary>Wakes threads that wait, without raising the flag. Does not block; may be called from an interrupt.</summary>
    /// <returns>How many were woken.</returns>
    public static int Wake(KernelEvent* target, int most)
    {
        ulong flags = MachineImports.DisableInterrupts();
        int woken = 0;
        while (woken < most && Scheduler.WakeOne(&target->_waiting))
        {
            woken++;
        }

        Scheduler.Leave(flags);
        return woken;
    }
}
