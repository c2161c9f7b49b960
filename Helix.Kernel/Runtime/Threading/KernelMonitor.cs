using Helix.Kernel.Runtime.Abi;

namespace Helix.Kernel.Runtime.Threading;

/// <summary>
/// A mutex with one condition variable: what the class library builds its waits on. The mutex is handed to the thread that
/// has waited longest. None of the functions may be called from an interrupt.
/// </summary>
public unsafe struct KernelMonitor
{
    private WaitQueue _entering;
    private WaitQueue _waiting;
    private KernelThread* _owner;

    /// <summary>Takes the mutex; blocks while another thread has it.</summary>
    public static void Acquire(KernelMonitor* monitor)
    {
        ulong flags = MachineImports.DisableInterrupts();
        AcquireLocked(monitor);
        MachineImports.RestoreInterrupts(flags);
    }

    /// <summary>Releases the mutex. Does not block.</summary>
    public static void Release(KernelMonitor* monitor)
    {
        ulong flags = MachineImports.DisableInterrupts();
        ReleaseLocked(monitor);
        Scheduler.Leave(flags);
    }

    /// <summary>Releases the mutex, waits for a signal, takes the mutex again.</summary>
    /// <param name="monitor">The monitor, held.</param>
    /// <param name="timeoutNanoseconds">Longest wait, or <see cref="ulong.MaxValue"/> for no limit.</param>
    /// <returns>False when the limit ended the wait.</returns>
    public static bool Wait(KernelMonitor* monitor, ulong timeoutNanoseconds)
    {
        ulong flags = MachineImports.DisableInterrupts();
        ReleaseLocked(monitor);
        bool signalled = Scheduler.Block(&monitor->_waiting, Deadline.After(timeoutNanoseconds));
        AcquireLocked(monitor);
        MachineImports.RestoreInterrupts(flags);
        return signalled;
    }

    /// <summary>Wakes the thread that has waited longest, and releases the mutex. Does not block.</summary>
    public static void SignalAndRelease(KernelMonitor* monitor)
    {
        ulong flags = MachineImports.DisableInterrupts();
        Scheduler.WakeOne(&monitor->_waiting);
        ReleaseLocked(monitor);
        Scheduler.Leave(flags);
    }

    private static void AcquireLocked(KernelMonitor* monitor)
    {
        KernelThread* current = Scheduler.Current;
        if (monitor->_owner == null)
        {
            monitor->_owner = current;
            return;
        }

        while (monitor->_owner != current)
        {
            Scheduler.Block(&monitor->_entering, 0);
        }
    }

    private static void ReleaseLocked(KernelMonitor* monitor)
    {
        monitor->_owner = null;
        KernelThread* next = Scheduler.TakeOne(&monitor->_entering);
        monitor->_owner = next;
    }
}
