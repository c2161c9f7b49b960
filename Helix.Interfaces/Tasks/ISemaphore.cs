using System;
using Helix.Interfaces.Primitives;

namespace Helix.Interfaces.Tasks;

/// <summary>Dijkstra's counting semaphore.</summary>
public interface ISemaphore
{
    /// <summary>Takes one; blocks until there is one. Not for interrupt handlers.</summary>
    [Blocks]
    void P();

    /// <summary>Takes one if there is one within the time. Not for interrupt handlers, unless the time is zero.</summary>
    /// <returns><see cref="Status.TimedOut"/>.</returns>
    [Blocks]
    Status P(TimeSpan timeout);

    /// <summary>Gives one back. May be called at interrupt level.</summary>
    /// <returns><see cref="Status.OutOfRange"/> if the count would pass its limit.</returns>
    [NoHeapAllocation]
    Status V();
}
