using System;
using System.Collections.Generic;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;

namespace Helix.Interfaces.Users;

/// <summary>
/// User modules, and the border between their memory and the system's. May be called from any thread; not for interrupt handlers.
/// The functions that touch user memory mean that of the calling thread's task.
/// </summary>
[Contract(19, "UserModManager", "1.0.0")]
[Blocks]
public interface IUserModManager
{
    /// <summary>Starts a user module from a file.</summary>
    /// <returns><see cref="Status.NotFound"/>, <see cref="Status.Corrupt"/>, <see cref="Status.VersionMismatch"/>,
    /// <see cref="Status.AccessDenied"/>, <see cref="Status.OutOfMemory"/>.</returns>
    [Function(0x00)]
    Result<TaskId> Start(string path, IReadOnlyList<string> arguments);

    /// <summary>Ends a user module from outside.</summary>
    /// <returns><see cref="Status.NotFound"/>.</returns>
    [Function(0x01)]
    Status Exit(TaskId task, int exitStatus);

    /// <summary>Whether a range lies in the caller's user memory and may be used so. It may be gone the moment after.</summary>
    [Function(0x02)]
    bool CheckPointer(UserPointer pointer, long sizeBytes, UserAccess access);

    /// <summary>Copies from user memory; a bad address is no fault of the system.</summary>
    /// <returns>
    /// <see cref="Status.AccessDenied"/> if any byte cannot be read; the destination's content is then unspecified.
    /// </returns>
    [Function(0x03)]
    Status CopyFromUser(UserPointer source, Span<byte> destination);

    /// <summary>Copies to user memory.</summary>
    /// <returns><see cref="Status.AccessDenied"/> if any byte cannot be written; some may have been.</returns>
    [Function(0x04)]
    Status CopyToUser(ReadOnlySpan<byte> source, UserPointer destination);

    /// <summary>Reads text that ends with a zero byte, in UTF-8.</summary>
    /// <param name="source">Its first byte.</param>
    /// <param name="maximumBytes">How long it may be without the zero.</param>
    /// <returns>
    /// <see cref="Status.AccessDenied"/>, <see cref="Status.BufferTooSmall"/> if it is longer, <see cref="Status.Corrupt"/> if it
    /// is not UTF-8.
    /// </returns>
    [Function(0x05)]
    Result<string> CopyTextFromUser(UserPointer source, int maximumBytes);
}
