using Helix.Kernel.Runtime.Abi;

namespace Helix.Kernel.Runtime.Threading;

/// <summary>The kernel's lock for those above the runtime who change how threads are dispatched: nothing that waits may happen in between.</summary>
public static unsafe class DispatchLock
{
    /// <summary>What <see cref="CallGuarded"/> answers for a call that was left.</summary>
    public const long Failed = GuardedCall.Failed;

    /// <summary>Nanoseconds since start.</summary>
    public static ulong Nanoseconds => MachineImports.GetNanoseconds();

    /// <summary>Whether the caller has interrupts on, and so does not hold the lock.</summary>
    public static bool IsFree
    {
        get
        {
            ulong flags = MachineImports.DisableInterrupts();
            MachineImports.RestoreInterrupts(flags);
            return Scheduler.CanWait(flags);
        }
    }

    /// <summary>Takes the lock: interrupts are off. Answers the processor's flags, for <see cref="Leave"/>.</summary>
    public static ulong Enter() => MachineImports.DisableInterrupts();

    /// <summary>Gives the lock up, and the processor to another thread if that is due.</summary>
    public static void Leave(ulong flags)
    {
        Scheduler.MakeWokenReady();
        Scheduler.Leave(flags);
    }

    /// <summary>
    /// Calls a function of the scheduler module's, so that a failure leads back here; see <see cref="GuardedCall"/>. Whom it woke is ready from
    /// <see cref="Leave"/> on, when it is clear who decides.
    /// </summary>
    public static long CallGuarded(delegate*<long, long, long, long> function, long first, long second, long third) =>
        GuardedCall.Run(function, first, second, third);
}
