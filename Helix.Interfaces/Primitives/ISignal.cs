using System;

namespace Helix.Interfaces.Primitives;

/// <summary>A flag that an interrupt handler raises and one thread waits for; waiting lowers it again.</summary>
public interface ISignal
{
    /// <summary>Raises the flag. Never blocks; may be called at interrupt level.</summary>
    [NoHeapAllocation]
    void Set();

    /// <summary>Blocks until the flag is raised or the time is over, and lowers it. Not for interrupt handlers.</summary>
    /// <param name="timeout">
    /// Zero asks without waiting; <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> waits for ever.
    /// </param>
    /// <returns>True if the flag was raised.</returns>
    [Blocks]
    bool Wait(TimeSpan timeout);
}
