using System.Runtime;

namespace Helix.Kernel.Runtime.Platform;

/// <summary>
/// Changes to files by path: the only directory is read-only (see <see cref="PathFunctions"/>), so each is refused.
/// </summary>
internal static unsafe class PathChanges
{
    [RuntimeExport("SystemNative_MkDir")]
    internal static int MakeDirectory(byte* path, int mode) => ErrorNumbers.Fail(Errno.EROFS);

    [RuntimeExport("SystemNative_MkdTemp")]
    internal static byte* MakeTemporaryDirectory(byte* template)
    {
        ErrorNumbers.Fail(Errno.EROFS);
        return null;
    }

    [RuntimeExport("SystemNative_MksTemps")]
    internal static nint MakeTemporaryFile(byte* template, int suffixLength) => ErrorNumbers.Fail(Errno.EROFS);

    [RuntimeExport("SystemNative_SymLink")]
    internal static int MakeSymbolicLink(byte* target, byte* path) => ErrorNumbers.Fail(Errno.EROFS);

    [RuntimeExport("SystemNative_Link")]
    internal static int MakeLink(byte* source, byte* path) => ErrorNumbers.Fail(Errno.ENOENT);

    [RuntimeExport("SystemNative_ReadLink")]
    internal static int ReadLink(byte* path, byte* buffer, int sizeBytes) => ErrorNumbers.Fail(Errno.ENOENT);

    [RuntimeExport("SystemNative_Rename")]
    internal static int Rename(byte* from, byte* to) => ErrorNumbers.Fail(Errno.ENOENT);

    [RuntimeExport("SystemNative_Unlink")]
    internal static int Remove(byte* path) => ErrorNumbers.Fail(Errno.ENOENT);

    [RuntimeExport("SystemNative_RmDir")]
    internal static int RemoveDirectory(byte* path) => ErrorNumbers.Fail(Errno.ENOENT);

    [RuntimeExport("SystemNative_ChMod")]
    internal static int ChangeMode(byte* path, int mode) => ErrorNumbers.Fail(Errno.ENOENT);

    [RuntimeExport("SystemNative_LChflags")]
    internal static int ChangeFlags(byte* path, uint flags) => ErrorNumbers.Fail(Errno.ENOTSUP);

    [RuntimeExport("SystemNative_LChflagsCanSetHiddenFlag")]
    internal static int CanSetHiddenFlag() => 0;

    [RuntimeExport("SystemNative_CanGetHiddenFlag")]
    internal static int CanGetHiddenFlag() => 0;

    [RuntimeExport("SystemNative_UTimensat")]
    internal static int ChangeTimes(byte* path, void* times) => ErrorNumbers.Fail(Errno.ENOENT);
}
