using System.Runtime;
using System.Threading;
using Helix.Interfaces.Primitives;
using Helix.Kernel.Runtime.Abi;

namespace Helix.Kernel.Runtime.Threading;

/// <summary>
/// A counting semaphore. The count is what can be taken, or, below zero, minus the number of threads that wait or are about to. Taking what is
/// there, and giving while nobody waits, is one interlocked operation; the rest is done under the kernel's lock.
/// </summary>
public unsafe struct KernelSemaphore
{
    private int _count;
    private int _limit;

    /// <summary>Units given to threads that had announced themselves and were not yet in the queue.</summary>
    private int _granted;
    private WaitQueue _waiting;

    /// <summary>Makes a semaphore.</summary>
    /// <param name="initial">0 to <paramref name="limit"/>.</param>
    /// <param name="limit">At least 1.</param>
    public KernelSemaphore(int initial, int limit)
    {
        _count = initial;
        _limit = limit;
    }

    /// <summary>Takes one; waits for it for a time. What <c>HelixTakeSemaphore</c> does when there is none, and the same if there is.</summary>
    /// <param name="semaphore">The semaphore.</param>
    /// <param name="timeoutNs">Longest wait; 0 for none, <see cref="ulong.MaxValue"/> for no limit.</param>
    /// <returns><see cref="Status.TimedOut"/>, <see cref="Status.Cancelled"/>, <see cref="Status.InvalidState"/> if there is none and
    /// interrupts are off.</returns>
    [RuntimeExport("HelixTakeSemaphoreSlow")]
    public static Status TakeSlow(KernelSemaphore* semaphore, ulong timeoutNs)
    {
        if (TryTake(semaphore))
        {
            return Status.Ok;
        }

        if (timeoutNs == 0)
        {
            return Status.TimedOut;
        }

        ulong flags = MachineImports.DisableInterrupts();
        Status status = Status.InvalidState;
        if (Scheduler.CanWait(flags))
        {
            status = Interlocked.Decrement(ref semaphore->_count) >= 0 ? Status.Ok : Wait(semaphore, Deadline.After(timeoutNs));
        }

        MachineImports.RestoreInterrupts(flags);
        return status == Status.Ok ? status : SchedulerPort.Tell(status);
    }

    /// <summary>Gives one: what <c>HelixGiveSemaphore</c> does when somebody waits, and the same if nobody does.</summary>
    /// <returns><see cref="Status.OutOfRange"/> if the count is at its limit.</returns>
    [RuntimeExport("HelixGiveSemaphoreSlow")]
    public static Status GiveSlow(KernelSemaphore* semaphore)
    {
        int count = semaphore->_count;
        while (count < semaphore->_limit)
        {
            int seen = Interlocked.CompareExchange(ref semaphore->_count, count + 1, count);
            if (seen == count)
            {
                if (count < 0)
                {
                    WakeOne(semaphore);
                }

                return Status.Ok;
            }

            count = seen;
        }

        return Status.OutOfRange;
    }

    private static bool TryTake(KernelSemaphore* semaphore)
    {
        int count = semaphore->_count;
        while (count > 0)
        {
            int seen = Interlocked.CompareExchange(ref semaphore->_count, count - 1, count);
            if (seen == count)
            {
                return true;
            }

            count = seen;
        }

        return false;
    }

    private static void WakeOne(KernelSemaphore* semaphore)
    {
        ulong flags = MachineImports.DisableInterrupts();
        if (!Scheduler.WakeOne(&semaphore->_waiting))
        {
            semaphore->_granted++;
        }

        Scheduler.Leave(flags);
    }

    /// <summary>Waits for a unit that the count says is owed.</summary>
    private static Status Wait(KernelSemaphore* semaphore, ulong wakeTime)
    {
        const ulong NoLimit = 0;
        WaitKind kind = WaitKind.Cancellable;
        while (semaphore->_granted == 0)
        {
            WaitOutcome outcome = Scheduler.Block(&semaphore->_waiting, wakeTime, kind);
            if (outcome == WaitOutcome.Woken || TakeBack(semaphore))
            {
                return WaitStatus.Of(outcome);
            }

            // Somebody has given the unit that this thread had asked for, and is on the way to wake it.
            wakeTime = NoLimit;
            kind = WaitKind.Steadfast;
        }

        semaphore->_granted--;
        return Status.Ok;
    }

    /// <summary>Takes an announcement back; false if it was answered meanwhile.</summary>
    private static bool TakeBack(KernelSemaphore* semaphore)
    {
        int count = semaphore->_count;
        while (count < 0)
        {
            int seen = Interlocked.CompareExchange(ref semaphore->_count, count + 1, count);
            if (seen == count)
            {
                return true;
            }

            count = seen;
        }

        return false;
    }
}
