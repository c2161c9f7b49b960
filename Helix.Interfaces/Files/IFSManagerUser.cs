using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;

namespace Helix.Interfaces.Files;

/// <summary>
/// Files for user modules: open files and directories are numbers of the calling task, paths are UTF-8 text that ends with a zero
/// byte and may be relative to the task's directory. Every pointer is checked: a bad one gives <see cref="Status.AccessDenied"/>;
/// a number that is not open gives <see cref="Status.InvalidArgument"/>. Otherwise the statuses are those of the system
/// functions. All of them may block.
/// </summary>
/// <remarks>
/// Two numbers differ from the modulos table, which gave 0x17 and 0x18 twice: URewindDir is 0x18 and USeek 0x19.
/// </remarks>
[UserPartOf<IFSManager>]
[Blocks]
public interface IFSManagerUser
{
    /// <summary>Closes a file or directory.</summary>
    /// <returns><see cref="Status.InvalidArgument"/> if it is not open; what the device says of what was still to be
    /// written.</returns>
    [Function(0x0E)]
    Status UClose(int handle);

    /// <summary>Changes the task's directory.</summary>
    /// <returns><see cref="Status.AccessDenied"/> for a bad pointer, or if the task may not; <see cref="Status.NotFound"/>;
    /// <see cref="Status.InvalidArgument"/> if it is no directory.</returns>
    [Function(0x0F)]
    Status UChangeDir(UserPointer path);

    /// <summary>Changes what the task sees as the root; it cannot be taken back.</summary>
    /// <returns><see cref="Status.AccessDenied"/> for a bad pointer, or if the task may not; <see cref="Status.NotFound"/>;
    /// <see cref="Status.InvalidArgument"/> if it is no directory.</returns>
    [Function(0x10)]
    Status UChangeRoot(UserPointer path);

    /// <summary>Mounts a file system; the options are text of the size that the request names.</summary>
    /// <returns><see cref="Status.AccessDenied"/> for a bad pointer, or if the task may not; <see cref="Status.InvalidArgument"/>
    /// for a request that makes no sense; <see cref="Status.NotFound"/> for device, implementation or directory;
    /// <see cref="Status.NotSupported"/> if nobody knows the format; <see cref="Status.InUse"/> if something is mounted there;
    /// <see cref="Status.ReadOnly"/>.</returns>
    [Function(0x11)]
    Status UMount(
        UserPointer device, UserPointer implementation, MountRequest request, UserPointer directory, UserPointer options);

    /// <summary>Opens a file.</summary>
    /// <returns>The number of the open file. <see cref="Status.AccessDenied"/> for a bad pointer, or if the task may not;
    /// <see cref="Status.NotFound"/>, <see cref="Status.AlreadyExists"/>, <see cref="Status.ReadOnly"/>,
    /// <see cref="Status.NoSpace"/>; <see cref="Status.InvalidArgument"/> for a bad path, bad flags, or a directory;
    /// <see cref="Status.OutOfMemory"/> if the task has too much open.</returns>
    [Function(0x12)]
    Result<int> UOpen(UserPointer path, OpenFlags flags);

    /// <summary>Opens a directory.</summary>
    /// <returns>The number of the open directory. <see cref="Status.AccessDenied"/> for a bad pointer, or if the task may not;
    /// <see cref="Status.NotFound"/>; <see cref="Status.InvalidArgument"/> if it is none; <see cref="Status.OutOfMemory"/> if the
    /// task has too much open.</returns>
    [Function(0x13)]
    Result<int> UOpenDir(UserPointer path);

    /// <summary>Reads into the buffer.</summary>
    /// <returns>The number of bytes, less than asked only at the end of the file and 0 beyond it.
    /// <see cref="Status.AccessDenied"/> for a bad pointer, or if it was not opened to read; <see cref="Status.InvalidArgument"/>
    /// if it is not open; <see cref="Status.OutOfRange"/> for a negative size.</returns>
    [Function(0x14)]
    Result<int> URead(int file, UserPointer buffer, int sizeBytes);

    /// <summary>
    /// Reads whole entries into the buffer, each its size in bytes as 16 bits, its kind as 8 bits, and its name with a zero byte.
    /// </summary>
    /// <returns>The number of bytes, 0 after the last entry; <see cref="Status.BufferTooSmall"/> if not one entry fits.</returns>
    [Function(0x15)]
    Result<int> UReadDir(int directory, UserPointer buffer, int sizeBytes);

    /// <summary>Removes a file.</summary>
    /// <returns><see cref="Status.AccessDenied"/> for a bad pointer, or if the task may not; <see cref="Status.NotFound"/>,
    /// <see cref="Status.ReadOnly"/>; <see cref="Status.InvalidArgument"/> for a directory.</returns>
    [Function(0x16)]
    Status URemove(UserPointer path);

    /// <summary>Removes an empty directory.</summary>
    /// <returns><see cref="Status.AccessDenied"/> for a bad pointer, or if the task may not; <see cref="Status.NotFound"/>,
    /// <see cref="Status.ReadOnly"/>; <see cref="Status.InvalidArgument"/> if it is none; <see cref="Status.InUse"/> if it is not
    /// empty or something is mounted on it.</returns>
    [Function(0x17)]
    Status URemoveDir(UserPointer path);

    /// <summary>Begins a directory again.</summary>
    /// <returns><see cref="Status.InvalidArgument"/> if it is not open.</returns>
    [Function(0x18)]
    Status URewindDir(int directory);

    /// <summary>Moves a file.</summary>
    /// <returns>The new position in bytes from the beginning; <see cref="Status.OutOfRange"/> if it were negative;
    /// <see cref="Status.InvalidArgument"/> if it is not open.</returns>
    [Function(0x19)]
    Result<long> USeek(int file, long offset, SeekOrigin origin);

    /// <summary>
    /// Writes what is known of a file or directory to the buffer: the fields of <see cref="EntryStatus"/> in order, each as 64
    /// bits.
    /// </summary>
    /// <returns><see cref="Status.AccessDenied"/> for a bad pointer, or if the task may not; <see cref="Status.NotFound"/>;
    /// <see cref="Status.BufferTooSmall"/>.</returns>
    [Function(0x1A)]
    Status UStatus(UserPointer path, UserPointer buffer, int sizeBytes);

    /// <summary>Unmounts what is mounted on a directory.</summary>
    /// <returns><see cref="Status.AccessDenied"/> for a bad pointer, or if the task may not; <see cref="Status.NotFound"/> if
    /// nothing is mounted there; <see cref="Status.InUse"/> while files of it are open.</returns>
    [Function(0x1B)]
    Status UUnmount(UserPointer directory);

    /// <summary>Writes from the buffer.</summary>
    /// <returns>The number of bytes, less than asked only if the medium is full; <see cref="Status.NoSpace"/> if not even one.
    /// <see cref="Status.AccessDenied"/> for a bad pointer, or if it was not opened to write;
    /// <see cref="Status.InvalidArgument"/> if it is not open; <see cref="Status.OutOfRange"/> for a negative size.</returns>
    [Function(0x1C)]
    Result<int> UWrite(int file, UserPointer buffer, int sizeBytes);
}
