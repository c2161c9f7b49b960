namespace Helix.Kernel.Runtime.Platform;

/// <summary>
/// The platform's own error numbers: those of Linux, so that messages and logs read as usual. Names as in POSIX.
/// </summary>
public enum Errno
{
    None = 0,
    EPERM = 1,
    ENOENT = 2,
    EINTR = 4,
    EIO = 5,
    EBADF = 9,
    EAGAIN = 11,
    ENOMEM = 12,
    EACCES = 13,
    EFAULT = 14,
    EEXIST = 17,
    ENODEV = 19,
    ENOTDIR = 20,
    EISDIR = 21,
    EINVAL = 22,
    EMFILE = 24,
    ENOTTY = 25,
    ENOSPC = 28,
    ESPIPE = 29,
    EROFS = 30,
    ERANGE = 34,
    ENOSYS = 38,
    ENOTEMPTY = 39,
    ENOTSUP = 95,
    ETIMEDOUT = 110,
}
