using System;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;

namespace Helix.Interfaces.Hardware;

/// <summary>A device that measures short times by itself.</summary>
[Contract(4, "IntervalTimer", "1.0.0")]
public interface IIntervalTimer
{
    /// <summary>How often its counter steps in a second.</summary>
    [Function(0x00)]
    long FrequencyHz { get; }

    /// <summary>Keeps the caller busy for at least this long. Not for interrupt handlers.</summary>
    /// <returns>
    /// <see cref="Status.OutOfRange"/> if negative or more than a second, <see cref="Status.Busy"/> if another thread is
    /// measuring, <see cref="Status.DeviceError"/> if the counter stands still.
    /// </returns>
    [Function(0x01)]
    [Blocks]
    Status Delay(TimeSpan duration);
}
