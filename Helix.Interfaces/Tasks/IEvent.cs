using System;
using Helix.Interfaces.Primitives;

namespace Helix.Interfaces.Tasks;

/// <summary>A flag that threads wait for. It goes away with the last reference to it.</summary>
public interface IEvent
{
    /// <summary>Raises the flag: wakes one thread, which takes it, or, of an event that stays, all threads. May be called at
    /// interrupt level.</summary>
    [NoHeapAllocation]
    void Set();

    /// <summary>Lowers the flag. May be called at interrupt level.</summary>
    [NoHeapAllocation]
    void Reset();

    /// <summary>Blocks until the flag is raised, or the time is over.</summary>
    /// <param name="timeout">The longest wait; zero does not wait; <see cref="System.Threading.Timeout.InfiniteTimeSpan"/>
    /// for no limit.</param>
    /// <returns><see cref="Status.TimedOut"/>; <see cref="Status.OutOfRange"/> for another negative time;
    /// <see cref="Status.Cancelled"/> if the
    /// caller was told to end; <see cref="Status.InvalidState"/> where nobody may wait: in an interrupt handler, or with
    /// interrupts off.</returns>
    [Blocks]
    Status Wait(TimeSpan timeout);
}
