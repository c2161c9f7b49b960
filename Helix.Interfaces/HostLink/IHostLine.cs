using System;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;

namespace Helix.Interfaces.HostLink;

/// <summary>
/// A line of bytes to the machine that Helix is developed on; no terminal. What travels on it is described with
/// <see cref="LinkFrame"/>. One reader at a time, any number of writers; not for interrupt handlers.
/// </summary>
[Contract(23, "HostLine", "1.0.0")]
public interface IHostLine
{
    /// <summary>Sends all bytes; blocks until the last one is in the device's buffer. One call's bytes stay together.</summary>
    /// <returns><see cref="Status.TimedOut"/> if the device takes no more bytes for a while.</returns>
    [Blocks]
    [Function(0x00)]
    Status Write(ReadOnlySpan<byte> bytes);

    /// <summary>Blocks until at least one byte has been received or the time is over.</summary>
    /// <param name="buffer">At least one byte long.</param>
    /// <param name="timeout">
    /// Zero asks without waiting; <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> waits for ever.
    /// </param>
    /// <returns>
    /// The number of bytes; <see cref="Status.TimedOut"/> without any, also before its time if the driver is about to be stopped
    /// or replaced: who still wants some asks again; <see cref="Status.InvalidArgument"/> for an empty buffer.
    /// </returns>
    [Blocks]
    [Function(0x01)]
    Result<int> Read(Span<byte> buffer, TimeSpan timeout);
}
