using System;
using Helix.Interfaces.Primitives;

namespace Helix.Interfaces.Tasks;

/// <summary>Dijkstra's counting semaphore. It goes away with the last reference to it.</summary>
public interface ISemaphore
{
    /// <summary>Takes one; blocks until there is one.</summary>
    /// <returns><see cref="Status.InvalidState"/> where nobody may wait: in an interrupt handler, or with interrupts off;
    /// <see cref="Status.Cancelled"/> if the caller was told to end. Then nothing was taken.</returns>
    [Blocks]
    Status P();

    /// <summary>Takes one if there is one within the time. With a time of zero it does not wait, and may be called at
    /// interrupt level.</summary>
    /// <param name="timeout">The longest wait; <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for no limit.</param>
    /// <returns><see cref="Status.TimedOut"/>; <see cref="Status.OutOfRange"/> for another negative time; otherwise as
    /// above.</returns>
    [Blocks]
    Status P(TimeSpan timeout);

    /// <summary>Gives one back. May be called at interrupt level.</summary>
    /// <returns><see cref="Status.OutOfRange"/> if the count would pass its limit.</returns>
    [NoHeapAllocation]
    Status V();
}
