using System.Runtime;
using System.Threading;
using Helix.Interfaces.Primitives;
using Helix.Kernel.Runtime.Abi;

namespace Helix.Kernel.Runtime.Threading;

/// <summary>
/// A mutex whose owner runs as urgently as the most urgent thread that waits for it (priority inheritance: Sha, Rajkumar, Lehoczky, IEEE
/// Transactions on Computers 39, 1990), also through a chain of owners that wait themselves. It goes to the most urgent waiter. What nobody
/// else wants is one interlocked operation each way: <c>Primitives.xs</c>.
/// </summary>
public unsafe struct KernelMutex
{
    private const int Contested = int.MinValue;
    private const int LongestChain = 64;

    /// <summary>Number of the thread that has it, with <see cref="Contested"/> if others wait. Must stay first.</summary>
    private int _owner;
    private WaitQueue _waiting;
    private KernelMutex* _nextContended;

    /// <summary>The thread that has it; 0 if none has.</summary>
    public readonly int Owner => _owner & ~Contested;

    /// <summary>Takes it; waits for it for a time. What <c>HelixLockMutex</c> does when it is not free, and the same if it is.</summary>
    /// <param name="mutex">The mutex.</param>
    /// <param name="timeoutNs">Longest wait; <see cref="ulong.MaxValue"/> for no limit.</param>
    /// <returns><see cref="Status.TimedOut"/>, <see cref="Status.Cancelled"/>, <see cref="Status.InUse"/> if the caller has it,
    /// <see cref="Status.InvalidState"/> if it is not free and interrupts are off.</returns>
    [RuntimeExport("HelixLockMutexSlow")]
    public static Status LockSlow(KernelMutex* mutex, ulong timeoutNs)
    {
        ulong flags = MachineImports.DisableInterrupts();
        Status outcome = LockHeld(mutex, timeoutNs, Scheduler.CanWait(flags));
        MachineImports.RestoreInterrupts(flags);
        return outcome == Status.Ok ? outcome : SchedulerPort.Tell(outcome);
    }

    /// <summary>Gives it back: what <c>HelixUnlockMutex</c> does when others wait, and the same if they do not.</summary>
    /// <returns><see cref="Status.AccessDenied"/> if the caller does not have it.</returns>
    [RuntimeExport("HelixUnlockMutexSlow")]
    public static Status UnlockSlow(KernelMutex* mutex)
    {
        ulong flags = MachineImports.DisableInterrupts();
        KernelThread* current = Scheduler.Current;
        Status outcome = Status.AccessDenied;
        if ((mutex->_owner & ~Contested) == current->Record.Id)
        {
            HandOn(mutex, current);
            outcome = Status.Ok;
        }

        Scheduler.Leave(flags);
        return outcome == Status.Ok ? outcome : SchedulerPort.Tell(outcome);
    }

    private static Status LockHeld(KernelMutex* mutex, ulong timeoutNs, bool mayWait)
    {
        KernelThread* current = Scheduler.Current;
        KernelThread* owner = Claim(mutex, current);
        if (owner == null)
        {
            return Status.Ok;
        }

        Status refusal = owner == current ? Status.InUse
            : !mayWait ? Status.InvalidState
            : timeoutNs == 0 ? Status.TimedOut : Status.Ok;
        if (refusal != Status.Ok)
        {
            SettleContest(mutex, owner);
            return refusal;
        }

        current->WaitsFor = mutex;
        Lend(owner, current->EffectivePriority);
        WaitOutcome outcome = Scheduler.Block(&mutex->_waiting, Deadline.After(timeoutNs), WaitKind.Cancellable);
        current->WaitsFor = null;
        if (outcome == WaitOutcome.Woken)
        {
            return Status.Ok;
        }

        SettleContest(mutex, ThreadTable.Find(mutex->Owner));
        return WaitStatus.Of(outcome);
    }

    /// <summary>Takes a free mutex, or one whose owner ended with it, and answers null; else answers the owner, who cannot let go unnoticed any more.</summary>
    private static KernelThread* Claim(KernelMutex* mutex, KernelThread* current)
    {
        while (true)
        {
            int word = mutex->_owner;
            KernelThread* owner = word == 0 ? null : ThreadTable.Find(word & ~Contested);
            int next = owner == null ? current->Record.Id | (word & Contested) : word | Contested;
            if (Interlocked.CompareExchange(ref mutex->_owner, next, word) != word)
            {
                continue;
            }

            KernelThread* holder = owner == null ? current : owner;
            if ((next & Contested) != 0 && ((word & Contested) == 0 || owner == null))
            {
                mutex->_nextContended = holder->Contended;
                holder->Contended = mutex;
            }

            return owner;
        }
    }

    /// <summary>After a waiter gave up, or none came: takes back what was lent, and the mark if nobody waits.</summary>
    private static void SettleContest(KernelMutex* mutex, KernelThread* owner)
    {
        if (owner == null)
        {
            return;
        }

        if (mutex->_waiting.IsEmpty && (mutex->_owner & Contested) != 0)
        {
            mutex->_owner &= ~Contested;
            Forget(mutex, owner);
        }

        Recompute(owner);
    }

    /// <summary>A thread ends with mutexes that others wait for: each goes to its most urgent waiter. Interrupts are off.</summary>
    internal static void HandOnAll(KernelThread* ending)
    {
        while (ending->Contended != null)
        {
            HandOn(ending->Contended, ending);
        }
    }

    private static void HandOn(KernelMutex* mutex, KernelThread* current)
    {
        if ((mutex->_owner & Contested) != 0)
        {
            Forget(mutex, current);
            Recompute(current);
        }

        KernelThread* next = mutex->_waiting.FindMostUrgent();
        if (next == null)
        {
            Volatile.Write(ref mutex->_owner, 0);
            return;
        }

        Scheduler.MakeReady(next);
        next->WaitsFor = null;
        bool isContested = !mutex->_waiting.IsEmpty;
        mutex->_owner = next->Record.Id | (isContested ? Contested : 0);
        if (isContested)
        {
            mutex->_nextContended = next->Contended;
            next->Contended = mutex;
            Recompute(next);
        }
    }

    private static void Forget(KernelMutex* mutex, KernelThread* owner)
    {
        KernelMutex** link = &owner->Contended;
        while (*link != null && *link != mutex)
        {
            link = &(*link)->_nextContended;
        }

        if (*link == mutex)
        {
            *link = mutex->_nextContended;
        }
    }

    /// <summary>Lends a priority to an owner, and to whom that one waits for.</summary>
    private static void Lend(KernelThread* owner, int priority)
    {
        for (int i = 0; i < LongestChain && owner != null && priority < owner->LentPriority && priority < ThreadPlan.LowestPriority; i++)
        {
            SetLoan(owner, priority);
            owner = owner->WaitsFor == null ? null : ThreadTable.Find(owner->WaitsFor->Owner);
        }
    }

    /// <summary>Lends a thread what those need who wait for its mutexes, and so on along the chain.</summary>
    private static void Recompute(KernelThread* owner)
    {
        for (int i = 0; i < LongestChain && owner != null; i++)
        {
            int most = ThreadPlan.LowestPriority;
            for (KernelMutex* mutex = owner->Contended; mutex != null; mutex = mutex->_nextContended)
            {
                KernelThread* first = mutex->_waiting.FindMostUrgent();
                most = first != null && first->EffectivePriority < most ? first->EffectivePriority : most;
            }

            if (most == owner->LentPriority)
            {
                return;
            }

            SetLoan(owner, most);
            owner = owner->WaitsFor == null ? null : ThreadTable.Find(owner->WaitsFor->Owner);
        }
    }

    private static void SetLoan(KernelThread* thread, int priority)
    {
        thread->LentPriority = priority;
        Starvation.Classify(thread);
        if (ModuleScheduler.IsActive)
        {
            ModuleScheduler.LendPriority(thread, priority);
        }
    }
}
