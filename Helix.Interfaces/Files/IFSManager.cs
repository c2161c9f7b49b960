using System;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;

namespace Helix.Interfaces.Files;

/// <summary>
/// Files by path, whatever file system they are on. A path is absolute, its parts separated by <c>/</c>, at most 4096 characters.
/// All functions may block until a device has answered; any thread may call them; not for interrupt handlers. Besides what is
/// listed, every function passes on what the device says: <see cref="Status.DeviceError"/>, <see cref="Status.TimedOut"/>,
/// <see cref="Status.NoMedium"/>, <see cref="Status.Corrupt"/>. The numbers are those of the modulos interface of this name.
/// </summary>
[Contract(20, "FSManager", "1.0.0")]
[Blocks]
public interface IFSManager
{
    /// <summary>Closes a file; what was written is as durable as after the file system's flush.</summary>
    /// <returns><see cref="Status.InvalidArgument"/> if it is not open.</returns>
    [Function(0x00)]
    Status Close(FSFile file);

    /// <summary>Closes a directory.</summary>
    /// <returns><see cref="Status.InvalidArgument"/> if it is not open.</returns>
    [Function(0x01)]
    Status CloseDir(FSDirectory directory);

    /// <summary>Mounts a file system on a directory.</summary>
    /// <param name="device">The name of the block device; empty for a file system without one.</param>
    /// <param name="implementation">The name of the module that knows the file system; empty asks each.</param>
    /// <param name="flags">How.</param>
    /// <param name="directory">Where.</param>
    /// <param name="options">For the implementation, <c>key=value</c> separated by commas.</param>
    /// <returns><see cref="Status.NotFound"/> for device, implementation or directory; <see cref="Status.NotSupported"/> if
    /// nobody knows the format; <see cref="Status.InUse"/> if something is mounted there;
    /// <see cref="Status.ReadOnly"/>.</returns>
    [Function(0x02)]
    Status Mount(string device, string implementation, MountFlags flags, string directory, string options);

    /// <summary>Opens a file.</summary>
    /// <returns><see cref="Status.NotFound"/>, <see cref="Status.AlreadyExists"/>, <see cref="Status.AccessDenied"/>,
    /// <see cref="Status.ReadOnly"/>, <see cref="Status.NoSpace"/>, <see cref="Status.InvalidArgument"/> for a bad path, bad
    /// flags, or a directory.</returns>
    [Function(0x03)]
    Result<FSFile> Open(string path, OpenFlags flags);

    /// <summary>Opens a directory.</summary>
    /// <returns>
    /// <see cref="Status.NotFound"/>, <see cref="Status.AccessDenied"/>, <see cref="Status.InvalidArgument"/> if it is none.
    /// </returns>
    [Function(0x04)]
    Result<FSDirectory> OpenDir(string path);

    /// <summary>Reads from where the file is and moves it on.</summary>
    /// <returns>The number of bytes, less than asked only at the end of the file and 0 beyond it;
    /// <see cref="Status.AccessDenied"/> if it was not opened to read.</returns>
    [Function(0x05)]
    Result<int> Read(FSFile file, Span<byte> buffer);

    /// <summary>The next entry of a directory, in no particular order, without <c>.</c> and <c>..</c>.</summary>
    /// <returns><see cref="Status.EndOfData"/> after the last.</returns>
    [Function(0x06)]
    Result<DirectoryEntry> ReadDir(FSDirectory directory);

    /// <summary>Removes a file; who has it open can go on using it.</summary>
    /// <returns><see cref="Status.NotFound"/>, <see cref="Status.AccessDenied"/>, <see cref="Status.ReadOnly"/>,
    /// <see cref="Status.InvalidArgument"/> for a directory.</returns>
    [Function(0x07)]
    Status Remove(string path);

    /// <summary>Removes an empty directory.</summary>
    /// <returns><see cref="Status.NotFound"/>, <see cref="Status.AccessDenied"/>, <see cref="Status.ReadOnly"/>;
    /// <see cref="Status.InvalidArgument"/> if it is none; <see cref="Status.InUse"/> if it is not empty or something is mounted
    /// on it.</returns>
    [Function(0x08)]
    Status RemoveDir(string path);

    /// <summary>Begins a directory again.</summary>
    /// <returns><see cref="Status.InvalidArgument"/> if it is not open.</returns>
    [Function(0x09)]
    Status RewindDir(FSDirectory directory);

    /// <summary>Moves a file; beyond its end is allowed.</summary>
    /// <returns>The new position in bytes from the beginning; <see cref="Status.OutOfRange"/> if it were negative.</returns>
    [Function(0x0A)]
    Result<long> Seek(FSFile file, long offset, SeekOrigin origin);

    /// <summary>What is known of a file or directory: STATUS.</summary>
    /// <returns><see cref="Status.NotFound"/>, <see cref="Status.AccessDenied"/>.</returns>
    [Function(0x0B)]
    Result<EntryStatus> GetStatus(string path);

    /// <summary>Unmounts what is mounted on a directory, after everything was written.</summary>
    /// <returns><see cref="Status.NotFound"/> if nothing is; <see cref="Status.InUse"/> while files of it are open.</returns>
    [Function(0x0C)]
    Status Unmount(string directory);

    /// <summary>Writes where the file is and moves it on; a gap before is filled with zeros.</summary>
    /// <returns>The number of bytes, less than asked only if the medium is full; <see cref="Status.NoSpace"/> if not even one;
    /// <see cref="Status.AccessDenied"/> if it was not opened to write.</returns>
    [Function(0x0D)]
    Result<int> Write(FSFile file, ReadOnlySpan<byte> buffer);
}
