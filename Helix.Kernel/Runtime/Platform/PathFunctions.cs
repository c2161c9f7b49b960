using System.Runtime;

namespace Helix.Kernel.Runtime.Platform;

/// <summary>
/// Files by path. The runtime has no file system of its own: there is one read-only directory, <c>/</c>, that lists as empty,
/// and one file that can be opened, the terminal's description. So what looks for another file fails with ENOENT, and what
/// would make one with EROFS. (Services use IFSManager, not this.)
/// </summary>
internal static unsafe class PathFunctions
{
    private const int Create = 0x20;
    private const int AccessMode = 3;
    private const int ReadAndSearch = 0x16D;
    private const int WriteAccess = 2;
    private const nint RootHandle = 1;
    private const int EndOfDirectory = -1;
    private const int NameMax = 4;
    private const int PathMax = 5;

    [RuntimeExport("SystemNative_Open")]
    internal static nint Open(byte* path, int flags, int mode)
    {
        if (IsRoot(path))
        {
            return ErrorNumbers.Fail(Errno.EISDIR);
        }

        if ((flags & (Create | AccessMode)) == 0 && IsTerminalDescription(path))
        {
            return Descriptors.Take(Descriptors.Description);
        }

        return ErrorNumbers.Fail((flags & Create) != 0 ? Errno.EROFS : Errno.ENOENT);
    }

    [RuntimeExport("SystemNative_Stat")]
    internal static int Status(byte* path, FileStatus* status)
    {
        if (!IsRoot(path))
        {
            return ErrorNumbers.Fail(Errno.ENOENT);
        }

        *status = default;
        status->Mode = FileStatus.Directory | ReadAndSearch;
        status->Node = 1;
        return 0;
    }

    [RuntimeExport("SystemNative_LStat")]
    internal static int LinkStatus(byte* path, FileStatus* status) => Status(path, status);

    [RuntimeExport("SystemNative_Access")]
    internal static int Access(byte* path, int mode)
    {
        if (!IsRoot(path))
        {
            return ErrorNumbers.Fail(Errno.ENOENT);
        }

        return (mode & WriteAccess) == 0 ? 0 : ErrorNumbers.Fail(Errno.EROFS);
    }

    [RuntimeExport("SystemNative_ChDir")]
    internal static int ChangeDirectory(byte* path) => IsRoot(path) ? 0 : ErrorNumbers.Fail(Errno.ENOENT);

    [RuntimeExport("SystemNative_GetCwd")]
    internal static byte* CurrentDirectory(byte* buffer, int capacityBytes)
    {
        if (capacityBytes < 2)
        {
            ErrorNumbers.Fail(Errno.ERANGE);
            return null;
        }

        buffer[0] = (byte)'/';
        buffer[1] = 0;
        return buffer;
    }

    [RuntimeExport("SystemNative_OpenDir")]
    internal static nint OpenDirectory(byte* path)
    {
        if (IsRoot(path))
        {
            return RootHandle;
        }

        ErrorNumbers.Fail(Errno.ENOENT);
        return 0;
    }

    [RuntimeExport("SystemNative_ReadDirR")]
    internal static int ReadDirectory(nint directory, byte* buffer, int sizeBytes, void* entry) => EndOfDirectory;

    [RuntimeExport("SystemNative_GetReadDirRBufferSize")]
    internal static int ReadDirectoryBufferSize() => 0;

    [RuntimeExport("SystemNative_CloseDir")]
    internal static int CloseDirectory(nint directory) => 0;

    [RuntimeExport("SystemNative_PathConf")]
    internal static int PathLimit(byte* path, int name) => name switch
    {
        NameMax => 255,
        PathMax => 4096,
        _ => ErrorNumbers.Fail(Errno.EINVAL),
    };

    /// <summary>There is one mount point, the root.</summary>
    [RuntimeExport("SystemNative_GetAllMountPoints")]
    internal static int MountPoints(delegate* unmanaged<void*, byte*, void> found, void* context)
    {
        fixed (byte* root = "/"u8)
        {
            found(context, root);
        }

        return 0;
    }

    private static bool IsTerminalDescription(byte* path)
    {
        System.ReadOnlySpan<byte> known = TerminalDescription.Path;
        for (int i = 0; i < known.Length; i++)
        {
            if (path[i] != known[i])
            {
                return false;
            }
        }

        return path[known.Length] == 0;
    }

    private static bool IsRoot(byte* path)
    {
        if (path == null || *path != (byte)'/')
        {
            return path != null && path[0] == (byte)'.' && path[1] == 0;
        }

        while (*path == (byte)'/' || (*path == (byte)'.' && (path[1] == 0 || path[1] == (byte)'/')))
        {
            path++;
        }

        return *path == 0;
    }
}
