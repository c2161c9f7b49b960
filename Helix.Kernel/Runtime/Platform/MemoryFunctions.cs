using System.Runtime;

namespace Helix.Kernel.Runtime.Platform;

/// <summary>
/// Unmanaged memory under its C names and those of the class library. Failure is null and ENOMEM.
/// A request for 0 bytes gives a block that can be freed.
/// </summary>
internal static unsafe class MemoryFunctions
{
    private const int ReadWrite = 1 | 2;
    private const int AnonymousMapping = 0x10;

    [RuntimeExport("malloc")]
    internal static void* Allocate(nuint sizeBytes) => Checked(NativeHeap.Allocate(sizeBytes));

    [RuntimeExport("free")]
    internal static void Free(void* pointer) => NativeHeap.Free(pointer);

    [RuntimeExport("calloc")]
    internal static void* AllocateZeroed(nuint count, nuint sizeBytes)
    {
        if (sizeBytes != 0 && count > nuint.MaxValue / sizeBytes)
        {
            return Checked(null);
        }

        void* block = Allocate(count * sizeBytes);
        if (block != null)
        {
            CMemory.Fill((byte*)block, 0, count * sizeBytes);
        }

        return block;
    }

    [RuntimeExport("realloc")]
    internal static void* Reallocate(void* pointer, nuint sizeBytes) => Checked(NativeHeap.Reallocate(pointer, 16, sizeBytes));

    [RuntimeExport("SystemNative_Malloc")]
    internal static void* NativeAllocate(nuint sizeBytes) => Allocate(sizeBytes);

    [RuntimeExport("SystemNative_Free")]
    internal static void NativeFree(void* pointer) => NativeHeap.Free(pointer);

    [RuntimeExport("SystemNative_Calloc")]
    internal static void* NativeAllocateZeroed(nuint count, nuint sizeBytes) => AllocateZeroed(count, sizeBytes);

    [RuntimeExport("SystemNative_Realloc")]
    internal static void* NativeReallocate(void* pointer, nuint sizeBytes) => Reallocate(pointer, sizeBytes);

    [RuntimeExport("SystemNative_AlignedAlloc")]
    internal static void* AllocateAligned(nuint alignmentBytes, nuint sizeBytes) =>
        Checked(NativeHeap.AllocateAligned(alignmentBytes, sizeBytes));

    [RuntimeExport("SystemNative_AlignedFree")]
    internal static void FreeAligned(void* pointer) => NativeHeap.Free(pointer);

    [RuntimeExport("SystemNative_AlignedRealloc")]
    internal static void* ReallocateAligned(void* pointer, nuint alignmentBytes, nuint sizeBytes) =>
        Checked(NativeHeap.Reallocate(pointer, alignmentBytes, sizeBytes));

    /// <summary>
    /// Maps zeroed private memory. There are no file mappings and no executable ones. What nobody may use yet is only reserved, and backed by
    /// memory when <see cref="Protect"/> makes it usable. Returns 0 on failure, which is what the class library asks for.
    /// </summary>
    [RuntimeExport("SystemNative_MMap")]
    internal static nint Map(nint address, ulong lengthBytes, int protection, int flags, nint descriptor, long offset)
    {
        if ((flags & AnonymousMapping) == 0)
        {
            return NoMapping(Errno.ENODEV);
        }

        if ((protection & ~ReadWrite) != 0)
        {
            return NoMapping(Errno.ENOTSUP);
        }

        if (lengthBytes == 0)
        {
            return NoMapping(Errno.EINVAL);
        }

        ref PlatformServices services = ref PlatformServices.Current;
        var allocate = protection == 0 ? services.ReservePages : services.AllocatePages;
        void* pages = allocate == null ? null : allocate(PagesIn(lengthBytes));
        return pages == null ? NoMapping(Errno.ENOMEM) : (nint)pages;
    }

    [RuntimeExport("SystemNative_MUnmap")]
    internal static int Unmap(nint address, ulong lengthBytes)
    {
        if (address == 0 || lengthBytes == 0 || ((nuint)address & (NativeHeap.PageBytes - 1)) != 0)
        {
            return ErrorNumbers.Fail(Errno.EINVAL);
        }

        delegate*<void*, nuint, void> freePages = PlatformServices.Current.FreePages;
        freePages((void*)address, PagesIn(lengthBytes));
        return 0;
    }

    /// <summary>Makes pages readable and writable, and backs those with memory that are not; any other wish is refused.</summary>
    [RuntimeExport("SystemNative_MProtect")]
    internal static int Protect(nint address, ulong lengthBytes, int protection)
    {
        if (protection != ReadWrite)
        {
            return ErrorNumbers.Fail(Errno.ENOTSUP);
        }

        var commit = PlatformServices.Current.CommitPages;
        return commit == null || commit((void*)address, PagesIn(lengthBytes)) ? 0 : ErrorNumbers.Fail(Errno.ENOMEM);
    }

    private static nint NoMapping(Errno error)
    {
        _ = ErrorNumbers.Fail(error);
        return 0;
    }

    private static nuint PagesIn(ulong lengthBytes) =>
        (nuint)((lengthBytes / NativeHeap.PageBytes) + (lengthBytes % NativeHeap.PageBytes == 0 ? 0u : 1u));

    private static void* Checked(void* block)
    {
        if (block == null)
        {
            ErrorNumbers.Fail(Errno.ENOMEM);
        }

        return block;
    }
}
