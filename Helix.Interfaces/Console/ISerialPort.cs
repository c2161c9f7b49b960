using System;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;

namespace Helix.Interfaces.Console;

/// <summary>
/// A line that carries bytes both ways. One reader at a time, any number of writers; not for interrupt handlers.
/// </summary>
[Contract(8, "Serial", "1.0.0")]
public interface ISerialPort
{
    /// <summary>
    /// Sends all bytes; blocks until the last one is in the device's buffer. Writers are kept apart: one call's bytes stay
    /// together.
    /// </summary>
    /// <returns><see cref="Status.TimedOut"/> if the device takes no more bytes for a while.</returns>
    [Function(0x00)]
    [Blocks]
    Status Write(ReadOnlySpan<byte> bytes);

    /// <summary>Takes what has been received, up to the size of the buffer; never blocks.</summary>
    /// <returns>The number of bytes, 0 if there are none.</returns>
    [Function(0x01)]
    int TryRead(Span<byte> buffer);

    /// <summary>Blocks until at least one byte has been received or the time is over.</summary>
    /// <param name="buffer">At least one byte long.</param>
    /// <param name="timeout">
    /// Zero asks without waiting; <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> waits for ever.
    /// </param>
    /// <returns>
    /// The number of bytes; <see cref="Status.TimedOut"/> without any, also before its time if the driver is about to be stopped
    /// or replaced: who still wants some asks again; <see cref="Status.InvalidArgument"/> for an empty buffer.
    /// </returns>
    [Function(0x02)]
    [Blocks]
    Result<int> Read(Span<byte> buffer, TimeSpan timeout);

    /// <summary>From now on the signal is raised whenever bytes may be waiting; it replaces the one before.</summary>
    [Function(0x03)]
    void NotifyWith(ISignal signal);

    /// <summary>How many received bytes were lost because nobody took them, or because the device reported an overrun.</summary>
    [Function(0x04)]
    long LostBytes { get; }
}
