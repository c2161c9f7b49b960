using System;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;

namespace Helix.Interfaces.Console;

/// <summary>Keys that people press. One reader at a time; not for interrupt handlers.</summary>
[Contract(7, "Input", "1.0.0")]
public interface IInput
{
    /// <summary>Takes the next key if there is one; never blocks.</summary>
    [Function(0x00)]
    bool TryReadKey(out KeyEvent key);

    /// <summary>Blocks until a key is pressed or the time is over.</summary>
    /// <param name="timeout">
    /// Zero asks without waiting; <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> waits for ever.
    /// </param>
    /// <returns>
    /// <see cref="Status.TimedOut"/> without a key, also before its time if the driver is about to be stopped or replaced: who
    /// still wants one asks again.
    /// </returns>
    [Function(0x01)]
    [Blocks]
    Result<KeyEvent> ReadKey(TimeSpan timeout);

    /// <summary>From now on the signal is raised whenever a key may be waiting; it replaces the one before.</summary>
    [Function(0x02)]
    void NotifyWith(ISignal signal);
}
