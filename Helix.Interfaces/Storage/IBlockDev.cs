using System;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;

namespace Helix.Interfaces.Storage;

/// <summary>
/// Any device of numbered blocks: floppy, hard disk, CD-ROM, RAM disk. Calls may come from any thread and may block until the
/// device has answered; not for interrupt handlers. Buffers are a whole number of blocks long.
/// </summary>
[Contract(10, "BlockDev", "1.0.0")]
public interface IBlockDev
{
    /// <summary>The shape of the device, or of the medium that is in it.</summary>
    [Function(0x00)]
    BlockGeometry Geometry { get; }

    /// <summary>Whether the medium can be taken out, and whether it can be written.</summary>
    [Function(0x01)]
    BlockDevFlags Flags { get; }

    /// <summary>Reads blocks.</summary>
    /// <param name="firstBlock">The first one, from 0.</param>
    /// <param name="buffer">Filled completely, unless the call fails; then its content is unspecified.</param>
    /// <returns>
    /// <see cref="Status.InvalidArgument"/> if the buffer is no whole number of blocks, <see cref="Status.OutOfRange"/>,
    /// <see cref="Status.NoMedium"/>, <see cref="Status.DeviceError"/>, <see cref="Status.TimedOut"/>.
    /// </returns>
    [Function(0x02)]
    [Blocks]
    Status Read(long firstBlock, Span<byte> buffer);

    /// <summary>Writes blocks. They are durable after <see cref="Flush"/>.</summary>
    /// <returns><see cref="Status.InvalidArgument"/> if the buffer is no whole number of blocks, <see cref="Status.OutOfRange"/>,
    /// <see cref="Status.ReadOnly"/>, <see cref="Status.NoMedium"/>, <see cref="Status.DeviceError"/>,
    /// <see cref="Status.TimedOut"/>; after an error any of the blocks may have been written.</returns>
    [Function(0x03)]
    [Blocks]
    Status Write(long firstBlock, ReadOnlySpan<byte> buffer);

    /// <summary>Returns when everything written before is durable, as far as the device can keep it at all.</summary>
    /// <returns><see cref="Status.NoMedium"/>, <see cref="Status.DeviceError"/>, <see cref="Status.TimedOut"/>: what was written
    /// before may be lost.</returns>
    [Function(0x04)]
    [Blocks]
    Status Flush();
}
