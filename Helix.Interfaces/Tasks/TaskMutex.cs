using System;
using Helix.Interfaces.Primitives;

namespace Helix.Interfaces.Tasks;

/// <summary>
/// A mutex with priority inheritance: its owner runs as urgently as the most urgent thread that waits for it. It is handed
/// to the most urgent
/// waiter. A mutex whose owner ends without giving it back goes to the most urgent waiter at that moment, or else to the
/// next who wants it; who gets it that way is answered <see cref="Status.Ok"/>, as by any other owner, and has to see for
/// itself in what state it finds what the mutex guards. A class and not an interface, as a virtual call
/// is what taking a free mutex mostly costs. It goes away with the last reference to it.
/// </summary>
public abstract class TaskMutex
{
    /// <summary>The thread that has it; number 0 if none has.</summary>
    public abstract ThreadId Owner { get; }

    /// <summary>Takes it; blocks until it is free.</summary>
    /// <returns><see cref="Status.InUse"/> if the caller has it already; <see cref="Status.Cancelled"/> if the caller was
    /// told to end;
    /// <see cref="Status.InvalidState"/> if it is not free where nobody may wait: in an interrupt handler, or with
    /// interrupts off.</returns>
    [Blocks]
    public abstract Status Lock();

    /// <summary>Takes it if it is free within the time.</summary>
    /// <param name="timeout">The longest wait; zero does not wait; <see cref="System.Threading.Timeout.InfiniteTimeSpan"/>
    /// for no limit.</param>
    /// <returns><see cref="Status.TimedOut"/>; <see cref="Status.OutOfRange"/> for another negative time; otherwise as
    /// above.</returns>
    [Blocks]
    public abstract Status Lock(TimeSpan timeout);

    /// <summary>Gives it back. Does not block.</summary>
    /// <returns><see cref="Status.AccessDenied"/> if the caller does not have it.</returns>
    public abstract Status Unlock();
}
