using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;

namespace Helix.Interfaces.Users;

/// <summary>What user modules may ask of their manager. All of them may block.</summary>
[UserPartOf<IUserModManager>]
[Blocks]
public interface IUserModManagerUser
{
    /// <summary>Ends the calling user module; does not return if it succeeds.</summary>
    /// <returns>Only errors: <see cref="Status.InvalidState"/> if the caller is no thread of a user module.</returns>
    [Function(0x40)]
    Status UExit(int exitStatus);

    /// <summary>Loads a library into the caller's address space.</summary>
    /// <param name="path">A path in UTF-8 that ends with a zero byte.</param>
    /// <returns>Where its table of functions is. <see cref="Status.AccessDenied"/>, <see cref="Status.NotFound"/>,
    /// <see cref="Status.Corrupt"/>, <see cref="Status.VersionMismatch"/>, <see cref="Status.OutOfMemory"/>.</returns>
    [Function(0x41)]
    Result<UserPointer> ULoadLibrary(UserPointer path);
}
