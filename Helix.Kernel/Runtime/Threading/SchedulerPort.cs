using Helix.Interfaces.Primitives;

namespace Helix.Kernel.Runtime.Threading;

/// <summary>
/// How the dispatcher reaches the scheduler module, which is above the runtime: functions that Boot fills in. All are called with interrupts off,
/// through <see cref="GuardedCall"/>. Where three numbers are too few they are packed.
/// </summary>
public unsafe struct SchedulerPort
{
    /// <summary>Twice a time that does not come.</summary>
    public const long Never = long.MaxValue - 1;

    /// <summary>(processor, nanoseconds since the last charge, thread &lt;&lt; 8 | <see cref="SwitchCause"/>) -> thread, 0 for none, -1 if it answered otherwise.</summary>
    public delegate*<long, long, long, long> Pick;

    /// <summary>(thread, 0, 0) -> 0, with <see cref="Pending"/> written; -1 if it does not know the thread.</summary>
    public delegate*<long, long, long, long> Ready;

    /// <summary>A bit for each processor that should pick, written by <see cref="Ready"/>.</summary>
    public ulong Pending;

    /// <summary>
    /// (processor, nanoseconds since the last charge, 0) -> twice the nanoseconds until the scheduler needs the next tick, <see cref="Never"/> for never,
    /// and 1 more if the processor should pick.
    /// </summary>
    public delegate*<long, long, long, long> Tick;

    /// <summary>(thread, 0, 0) -> a status as a number; the thread is a <see cref="KernelThread"/>.</summary>
    public delegate*<long, long, long, long> Add;

    /// <summary>(thread, 0, 0) -> a status as a number.</summary>
    public delegate*<long, long, long, long> Remove;

    /// <summary>(thread, priority, 0) -> a status as a number.</summary>
    public delegate*<long, long, long, long> SetPriority;

    /// <summary>(thread, priority, 0) -> a status as a number.</summary>
    public delegate*<long, long, long, long> LendPriority;

    /// <summary>The module was put out of work, for a reason (see <see cref="GuardedCall.GetReason"/>); called with interrupts off.</summary>
    public delegate*<nint, void> Quarantined;

    /// <summary>A caller made a mistake; called with interrupts as the caller has them. Null where nobody wants to know.</summary>
    public delegate*<Status, void> Misused;

    private static SchedulerPort s_current;

    /// <summary>The port of this kernel.</summary>
    public static ref SchedulerPort Current => ref s_current;

    /// <summary>Tells of a mistake, if the status is one, and answers the status.</summary>
    internal static Status Tell(Status status)
    {
        delegate*<Status, void> misused = s_current.Misused;
        if (misused != null && (status is Status.InUse or Status.AccessDenied or Status.InvalidState))
        {
            misused(status);
        }

        return status;
    }
}
