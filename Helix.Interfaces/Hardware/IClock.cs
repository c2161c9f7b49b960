using System;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;

namespace Helix.Interfaces.Hardware;

/// <summary>
/// A clock that knows the date and keeps it while the machine is off. May block for some milliseconds; not for interrupt
/// handlers.
/// </summary>
[Contract(5, "Clock", "1.0.0")]
public interface IClock
{
    /// <summary>The time in UTC, to the second.</summary>
    /// <returns>
    /// <see cref="Status.DeviceError"/> if the clock never settles, <see cref="Status.Corrupt"/> if it shows no date.
    /// </returns>
    [Function(0x00)]
    [Blocks]
    Result<DateTime> Read();
}
