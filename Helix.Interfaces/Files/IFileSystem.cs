using System;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Storage;

namespace Helix.Interfaces.Files;

/// <summary>
/// What the file system manager asks of a file system. The manager resolves paths, caches directory entries, keeps positions and
/// checks flags; a file system knows nodes and names. Calls for one node come one at a time; all of them may block until the
/// device has answered; not for interrupt handlers. Every function also passes on what the device says.
/// </summary>
[Contract(21, "FileSystem", "1.0.0")]
[Blocks]
public interface IFileSystem
{
    /// <summary>The name of the format, such as <c>ext2</c>.</summary>
    [Function(0x00)]
    string FormatName { get; }

    /// <summary>Mounts the file system on a device.</summary>
    /// <param name="device">The device; null for a file system without one.</param>
    /// <param name="flags">How.</param>
    /// <param name="options"><c>key=value</c> separated by commas.</param>
    /// <returns><see cref="Status.NotSupported"/> if the medium has another format; <see cref="Status.Corrupt"/>;
    /// <see cref="Status.InvalidArgument"/> for options.</returns>
    [Function(0x01)]
    Result<FSVolume> Mount(IBlockDev? device, MountFlags flags, string options);

    /// <summary>Writes everything and lets the device go.</summary>
    /// <returns><see cref="Status.InvalidArgument"/> if it is not mounted here; then what the device says, and the volume is
    /// unmounted all the same.</returns>
    [Function(0x02)]
    Status Unmount(FSVolume volume);

    /// <summary>Returns when everything written before is durable.</summary>
    /// <returns><see cref="Status.InvalidArgument"/> if it is not mounted here.</returns>
    [Function(0x03)]
    Status Flush(FSVolume volume);

    /// <summary>A name in a directory.</summary>
    /// <returns><see cref="Status.NotFound"/>; <see cref="Status.InvalidArgument"/> if the node is no directory.</returns>
    [Function(0x04)]
    Result<FSNode> Find(FSVolume volume, FSNode directory, ReadOnlySpan<char> name);

    /// <summary>Makes an empty file or directory.</summary>
    /// <returns><see cref="Status.AlreadyExists"/>, <see cref="Status.NoSpace"/>, <see cref="Status.ReadOnly"/>,
    /// <see cref="Status.InvalidArgument"/> for a name that the format cannot hold.</returns>
    [Function(0x05)]
    Result<FSNode> Create(FSVolume volume, FSNode directory, ReadOnlySpan<char> name, NewEntry entry);

    /// <summary>Takes a name out of a directory; the node goes when it is released and has no other name.</summary>
    /// <returns>
    /// <see cref="Status.NotFound"/>, <see cref="Status.ReadOnly"/>, <see cref="Status.InUse"/> for a directory that is not
    /// empty.
    /// </returns>
    [Function(0x06)]
    Status Remove(FSVolume volume, FSNode directory, ReadOnlySpan<char> name);

    /// <summary>The manager has no more use for a node.</summary>
    /// <returns><see cref="Status.InvalidArgument"/> if the node is not of this volume.</returns>
    [Function(0x07)]
    Status Release(FSVolume volume, FSNode node);

    /// <summary>What is known of a node.</summary>
    /// <returns><see cref="Status.InvalidArgument"/> if the node is not of this volume.</returns>
    [Function(0x08)]
    Result<EntryStatus> GetStatus(FSVolume volume, FSNode node);

    /// <summary>The entry at a place of a directory.</summary>
    /// <param name="volume">The volume.</param>
    /// <param name="directory">The directory.</param>
    /// <param name="place">0 at first; then what the call before gave.</param>
    /// <returns><see cref="Status.EndOfData"/> after the last.</returns>
    [Function(0x09)]
    Result<DirectoryEntry> ReadDir(FSVolume volume, FSNode directory, ref long place);

    /// <summary>Reads from a place.</summary>
    /// <returns>The number of bytes, less than asked only at the end of the file.</returns>
    [Function(0x0A)]
    Result<int> Read(FSVolume volume, FSNode file, long offset, Span<byte> buffer);

    /// <summary>Writes at a place; a gap before is filled with zeros.</summary>
    /// <returns>
    /// The number of bytes, less than asked only if the medium is full; <see cref="Status.NoSpace"/>,
    /// <see cref="Status.ReadOnly"/>.
    /// </returns>
    [Function(0x0B)]
    Result<int> Write(FSVolume volume, FSNode file, long offset, ReadOnlySpan<byte> buffer);

    /// <summary>Makes a file shorter, or longer with zeros.</summary>
    /// <returns><see cref="Status.NoSpace"/>, <see cref="Status.ReadOnly"/>, <see cref="Status.OutOfRange"/>.</returns>
    [Function(0x0C)]
    Status Resize(FSVolume volume, FSNode file, long sizeBytes);
}
