using System;
using Helix.Interfaces.Primitives;

namespace Helix.Interfaces.Tasks;

/// <summary>Threads that wait to be woken, in the order in which they came. A wake that finds nobody is lost. It goes away
/// with the last
/// reference to it.</summary>
public interface IWaitQueue
{
    /// <summary>Blocks until woken, or the time is over.</summary>
    /// <param name="timeout">The longest wait; <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for no limit.</param>
    /// <returns><see cref="Status.TimedOut"/>; <see cref="Status.OutOfRange"/> for another negative time;
    /// <see cref="Status.Cancelled"/> if the
    /// caller was told to end; <see cref="Status.InvalidState"/> where nobody may wait: in an interrupt handler, or with
    /// interrupts off.</returns>
    [Blocks]
    Status Wait(TimeSpan timeout);

    /// <summary>Wakes the thread that has waited longest; answers whether there was one. May be called at interrupt
    /// level.</summary>
    [NoHeapAllocation]
    bool WakeOne();

    /// <summary>Wakes all; answers how many. May be called at interrupt level.</summary>
    [NoHeapAllocation]
    int WakeAll();
}
