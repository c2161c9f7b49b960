using System.Runtime;

namespace Helix.Kernel.Runtime.Platform;

/// <summary>
/// What a file descriptor can do beyond reading and writing. All open descriptors but one are the console, a character device:
/// it has no position, no size and no locks, and says so as Linux does. The exception is the terminal's description, a file that
/// is read at given offsets. A closed descriptor gives EBADF.
/// </summary>
internal static unsafe class DescriptorFunctions
{
    private const int ReadWriteForOwner = 0x180;
    private const int ReadForAll = 0x124;
    private const int FromEnd = 2;

    [RuntimeExport("SystemNative_FStat")]
    internal static int Status(nint descriptor, FileStatus* status)
    {
        if (Descriptors.StreamOf(descriptor) < 0)
        {
            return ErrorNumbers.Fail(Errno.EBADF);
        }

        *status = default;
        if (IsDescription(descriptor))
        {
            status->Mode = FileStatus.RegularFile | ReadForAll;
            status->SizeBytes = TerminalDescription.SizeBytes;
            return 0;
        }

        status->Mode = FileStatus.CharacterDevice | ReadWriteForOwner;
        status->RawDevice = 0x501;
        return 0;
    }

    /// <summary>The file's own position is always 0: it is only read at given offsets.</summary>
    [RuntimeExport("SystemNative_LSeek")]
    internal static long Seek(nint descriptor, long offset, int origin)
    {
        if (!IsDescription(descriptor))
        {
            return Refuse(descriptor, Errno.ESPIPE);
        }

        return offset == 0 && origin != FromEnd ? 0 : ErrorNumbers.Fail(Errno.EINVAL);
    }

    [RuntimeExport("SystemNative_PRead")]
    internal static int ReadAt(nint descriptor, byte* buffer, int count, long offset)
    {
        if (!IsDescription(descriptor))
        {
            return Refuse(descriptor, Errno.ESPIPE);
        }

        if (offset < 0 || count < 0)
        {
            return ErrorNumbers.Fail(Errno.EINVAL);
        }

        long rest = System.Math.Max(0, TerminalDescription.SizeBytes - offset);
        int part = (int)System.Math.Min(count, rest);
        CMemory.Copy(buffer, TerminalDescription.Get() + (part == 0 ? 0 : offset), (nuint)part);
        return part;
    }

    [RuntimeExport("SystemNative_PWrite")]
    internal static int WriteAt(nint descriptor, byte* buffer, int count, long offset) => Refuse(descriptor, Errno.ESPIPE);

    [RuntimeExport("SystemNative_PReadV")]
    internal static long ReadVectorAt(nint descriptor, void* vectors, int count, long offset) => Refuse(descriptor, Errno.ESPIPE);

    [RuntimeExport("SystemNative_PWriteV")]
    internal static long WriteVectorAt(nint descriptor, void* vectors, int count, long offset) =>
        Refuse(descriptor, Errno.ESPIPE);

    [RuntimeExport("SystemNative_FTruncate")]
    internal static int Truncate(nint descriptor, long lengthBytes) => Refuse(descriptor, Errno.EINVAL);

    [RuntimeExport("SystemNative_FAllocate")]
    internal static int Reserve(nint descriptor, long offset, long lengthBytes) => Refuse(descriptor, Errno.ENODEV);

    [RuntimeExport("SystemNative_FSync")]
    internal static int Flush(nint descriptor) => Refuse(descriptor, Errno.EINVAL);

    [RuntimeExport("SystemNative_FLock")]
    internal static int Lock(nint descriptor, int operation) => Refuse(descriptor, Errno.ENOTSUP);

    [RuntimeExport("SystemNative_LockFileRegion")]
    internal static int LockRegion(nint descriptor, long offset, long lengthBytes, int kind) => Refuse(descriptor, Errno.ENOTSUP);

    [RuntimeExport("SystemNative_FChMod")]
    internal static int ChangeMode(nint descriptor, int mode) => Refuse(descriptor, Errno.EROFS);

    [RuntimeExport("SystemNative_FChflags")]
    internal static int ChangeFlags(nint descriptor, uint flags) => Refuse(descriptor, Errno.ENOTSUP);

    [RuntimeExport("SystemNative_FUTimens")]
    internal static int ChangeTimes(nint descriptor, void* times) => Refuse(descriptor, Errno.EROFS);

    [RuntimeExport("SystemNative_CopyFile")]
    internal static int Copy(nint source, nint target, long lengthBytes) => Refuse(source, Errno.EINVAL);

    /// <summary>Advice is never wrong: returns 0, or the error itself.</summary>
    [RuntimeExport("SystemNative_PosixFAdvise")]
    internal static int Advise(nint descriptor, long offset, long lengthBytes, int advice) =>
        Descriptors.StreamOf(descriptor) < 0 ? (int)Errno.EBADF : (int)Errno.ESPIPE;

    /// <summary>The kind of file system a descriptor lies on: 0, none.</summary>
    [RuntimeExport("SystemNative_GetFileSystemType")]
    internal static uint FileSystemType(nint descriptor) => 0;

    private static bool IsDescription(nint descriptor) => Descriptors.StreamOf(descriptor) == Descriptors.Description;

    private static int Refuse(nint descriptor, Errno error) =>
        ErrorNumbers.Fail(Descriptors.StreamOf(descriptor) < 0 ? Errno.EBADF : error);
}
