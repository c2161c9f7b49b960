using System;
using System.Runtime;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Helix.Kernel.Runtime.Platform;

/// <summary>Error texts. The texts are constants in the image, each followed by a zero byte.</summary>
internal static unsafe class ErrorMessages
{
    /// <summary>The text for an error number, as a zero-terminated UTF-8 string. The caller's buffer is not needed.</summary>
    [RuntimeExport("SystemNative_StrErrorR")]
    internal static byte* Describe(int platformError, byte* buffer, int bufferSizeBytes)
    {
        // SAFETY: the compiler ends every UTF-8 literal with a zero byte, and literals lie in the image.
        return (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(Find((Errno)platformError)));
    }

    private static ReadOnlySpan<byte> Find(Errno error) => error switch
    {
        Errno.None => "Success"u8,
        Errno.EPERM => "Operation not permitted"u8,
        Errno.ENOENT => "No such file or directory"u8,
        Errno.EINTR => "Interrupted system call"u8,
        Errno.EIO => "Input/output error"u8,
        Errno.EBADF => "Bad file descriptor"u8,
        Errno.EAGAIN => "Resource temporarily unavailable"u8,
        Errno.ENOMEM => "Cannot allocate memory"u8,
        Errno.EACCES => "Permission denied"u8,
        Errno.EFAULT => "Bad address"u8,
        Errno.EEXIST => "File exists"u8,
        Errno.ENODEV => "No such device"u8,
        Errno.ENOTDIR => "Not a directory"u8,
        Errno.EISDIR => "Is a directory"u8,
        Errno.EINVAL => "Invalid argument"u8,
        Errno.EMFILE => "Too many open files"u8,
        Errno.ENOTTY => "Inappropriate ioctl for device"u8,
        Errno.ENOSPC => "No space left on device"u8,
        Errno.ESPIPE => "Illegal seek"u8,
        Errno.EROFS => "Read-only file system"u8,
        Errno.ERANGE => "Numerical result out of range"u8,
        Errno.ENOSYS => "Function not implemented"u8,
        Errno.ENOTEMPTY => "Directory not empty"u8,
        Errno.ENOTSUP => "Operation not supported"u8,
        Errno.ETIMEDOUT => "Connection timed out"u8,
        _ => "Unknown error"u8,
    };
}
