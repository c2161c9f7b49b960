using System;
using Helix.Interfaces.Primitives;

namespace Helix.Interfaces.Console;

/// <summary>
/// A console that can still write when the system has stopped for good: offered by the drivers of screens beside
/// <see cref="IConsole"/>.
/// </summary>
public interface IEmergencyConsole
{
    /// <summary>
    /// Writes text at the cursor, without locks: whoever held them will not run again. Called with interrupts off, in any state
    /// of the driver; must not block, throw or need memory.
    /// </summary>
    [NoHeapAllocation]
    void WriteEmergency(ReadOnlySpan<char> text);
}
