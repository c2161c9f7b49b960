using System;
using System.Runtime.InteropServices;

namespace Helix.Tests.Unit.Collector;

/// <summary>Address space of the host for a heap: reserved without access, committed and given back page by page.</summary>
internal static unsafe partial class HostMemory
{
    private const int None = 0, ReadWrite = 3;
    private const int PrivateAnonymousNoReserve = 0x4022;
    private const int DontNeed = 4;
    private const ulong Alignment = 1 << 20;

    private static ulong _mapping;
    private static ulong _mappingBytes;

    /// <summary>Bytes that are committed now, and how often commit and decommit were called.</summary>
    public static ulong CommittedBytes { get; private set; }

    /// <summary>When this many bytes are committed, no more can be.</summary>
    public static ulong LimitBytes { get; set; }

    /// <summary>Reserves a range in place of the one before.</summary>
    public static ulong Reserve(ulong sizeBytes)
    {
        if (_mapping != 0)
        {
            Unmap(_mapping, _mappingBytes);
        }

        _mappingBytes = sizeBytes + Alignment;
        _mapping = Map(0, _mappingBytes, None, PrivateAnonymousNoReserve, -1, 0);
        if (_mapping == ulong.MaxValue)
        {
            throw new InvalidOperationException("mmap failed");
        }

        CommittedBytes = 0;
        LimitBytes = ulong.MaxValue;
        return (_mapping + Alignment - 1) & ~(Alignment - 1);
    }

    public static bool Commit(ulong address, ulong sizeBytes)
    {
        if (CommittedBytes + sizeBytes > LimitBytes || Protect(address, sizeBytes, ReadWrite) != 0)
        {
            return false;
        }

        CommittedBytes += sizeBytes;
        return true;
    }

    public static void Decommit(ulong address, ulong sizeBytes)
    {
        if (Advise(address, sizeBytes, DontNeed) != 0 || Protect(address, sizeBytes, None) != 0)
        {
            throw new InvalidOperationException("decommit failed");
        }

        CommittedBytes -= sizeBytes;
    }

    [LibraryImport("libc", EntryPoint = "mmap")]
    private static partial ulong Map(ulong address, ulong length, int protection, int flags, int descriptor, long offset);

    [LibraryImport("libc", EntryPoint = "munmap")]
    private static partial int Unmap(ulong address, ulong length);

    [LibraryImport("libc", EntryPoint = "mprotect")]
    private static partial int Protect(ulong address, ulong length, int protection);

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(ulong address, ulong length, int advice);
}
