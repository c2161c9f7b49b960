using Helix.Kernel.Runtime.Abi;

namespace Helix.Kernel.Runtime.Threading;

/// <summary>
/// A flag that one waiting thread takes. <see cref="Set"/> may be called from an interrupt.
/// </summary>
public unsafe struct KernelEvent
{
    private WaitQueue _waiting;
    private bool _isSet;

    /// <summary>Raises the flag, or gives it to the thread that has waited longest. Does not block.</summary>
    public static void Set(KernelEvent* target)
    {
        ulong flags = MachineImports.DisableInterrupts();
        if (!Scheduler.WakeOne(&target->_waiting))
        {
            target->_isSet = true;
        }

        MachineImports.RestoreInterrupts(flags);
    }

    /// <summary>Takes the flag, or blocks until it is raised.</summary>
    /// <param name="target">The event.</param>
    /// <param name="timeoutNanoseconds">Longest wait, or <see cref="ulong.MaxValue"/> for no limit.</param>
    /// <returns>False when the limit ended the wait.</returns>
    public static bool Wait(KernelEvent* target, ulong timeoutNanoseconds)
    {
        ulong flags = MachineImports.DisableInterrupts();
        bool taken = target->_isSet;
        if (taken)
        {
            target->_isSet = false;
        }
        else if (timeoutNanoseconds != 0)
        {
            ulong wakeTime = timeoutNanoseconds == ulong.MaxValue
                ? 0 : RuntimeEnvironment.Current.GetNanoseconds() + timeoutNanoseconds;
            taken = Scheduler.Block(&target->_waiting, wakeTime);
        }

        MachineImports.RestoreInterrupts(flags);
        return taken;
    }
}
