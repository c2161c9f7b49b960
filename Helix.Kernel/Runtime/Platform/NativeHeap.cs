using System;
using System.Runtime.CompilerServices;

namespace Helix.Kernel.Runtime.Platform;

/// <summary>
/// The unmanaged heap behind <c>malloc</c>: free lists of fixed size classes, carved from runs of pages; what is larger than
/// <see cref="LargestClassBytes"/> gets pages of its own. Every block starts with a header of 16 bytes, so blocks are 16-byte
/// aligned and a foreign or twice-freed pointer is noticed (and stops the system through <c>Abort</c>).
/// Pages of small classes are kept for reuse. All methods may be called from any context: the lists are guarded by disabled
/// interrupts and a spin lock, and no path is longer than carving one run.
/// </summary>
public static unsafe partial class NativeHeap
{
    internal const nuint PageBytes = 4096;
    internal const nuint LargestClassBytes = 32768;
    internal const nuint HeaderBytes = 16;

    private const nuint RunPages = 16;
    private const uint UsedMark = 0x4B4C4248;
    private const uint FreeMark = 0x45455246;
    private const uint AlignedMark = 0x4E474C41;
    private const int LargeClass = 255;
    private const int ClassCount = 41;

    private static FreeLists s_free;
    private static InterruptLock s_lock;
    private static nuint s_usedBytes;
    private static nuint s_usedBlocks;
    private static nuint s_pages;

    /// <summary>Bytes in blocks handed out, headers included.</summary>
    internal static nuint UsedBytes => s_usedBytes;

    /// <summary>Blocks handed out.</summary>
    internal static nuint UsedBlocks => s_usedBlocks;

    /// <summary>Pages taken from the kernel and not given back.</summary>
    internal static nuint Pages => s_pages;

    /// <summary>
    /// Allocates at least <paramref name="sizeBytes"/> bytes, 16-byte aligned, contents undefined; null when there is no
    /// memory.
    /// </summary>
    public static void* Allocate(nuint sizeBytes)
    {
        if (sizeBytes > nuint.MaxValue / 2)
        {
            return null;
        }

        nuint blockBytes = Math.Max(sizeBytes, 16) + HeaderBytes;
        ulong state = s_lock.Enter();
        Header* block = blockBytes <= LargestClassBytes ? TakeSmall(ClassOf(blockBytes)) : TakeLarge(blockBytes);
        if (block != null)
        {
            block->Mark = UsedMark;
            s_usedBlocks++;
            s_usedBytes += block->BlockBytes;
        }

        s_lock.Leave(state);
        return block == null ? null : block + 1;
    }

    /// <summary>Frees a block of any of the allocating methods; null is allowed.</summary>
    public static void Free(void* pointer)
    {
        if (pointer == null)
        {
            return;
        }

        Header* block = HeaderOf(pointer);
        ulong state = s_lock.Enter();
        if (block->Mark != UsedMark)
        {
            s_lock.Leave(state);
            Stop();
            return;
        }

        s_usedBlocks--;
        s_usedBytes -= block->BlockBytes;
        if (block->Class == LargeClass)
        {
            nuint pages = block->BlockBytes / PageBytes;
            block->Mark = FreeMark;
            s_pages -= pages;
            delegate*<void*, nuint, void> freePages = PlatformServices.Current.FreePages;
            freePages(block, pages);
        }
        else
        {
            Put(block);
        }

        s_lock.Leave(state);
    }

    /// <summary>Allocates with an alignment that is a power of two; null when it is not, or when there is no memory.</summary>
    internal static void* AllocateAligned(nuint alignmentBytes, nuint sizeBytes)
    {
        if (alignmentBytes == 0 || (alignmentBytes & (alignmentBytes - 1)) != 0 || sizeBytes > nuint.MaxValue / 2
            || alignmentBytes > nuint.MaxValue / 4)
        {
            return null;
        }

        if (alignmentBytes <= 16)
        {
            return Allocate(sizeBytes);
        }

        byte* start = (byte*)Allocate(sizeBytes + alignmentBytes);
        if (start == null)
        {
            return null;
        }

        byte* aligned = (byte*)(((nuint)start + alignmentBytes - 1) & ~(alignmentBytes - 1));
        if (aligned != start)
        {
            // SAFETY: both are multiples of 16 and differ, so a header fits between them.
            Header* redirect = (Header*)aligned - 1;
            redirect->Mark = AlignedMark;
            redirect->Class = 0;
            redirect->BlockBytes = (nuint)(aligned - start);
        }

        return aligned;
    }

    /// <summary>The bytes that can be used from <paramref name="pointer"/> on; at least what was asked for.</summary>
    internal static nuint UsableBytes(void* pointer)
    {
        Header* block = HeaderOf(pointer);
        return block->BlockBytes - (nuint)((byte*)pointer - (byte*)block);
    }

    /// <summary>Changes the size of a block, moving it if it must; on failure the old block stays and null is returned.</summary>
    internal static void* Reallocate(void* pointer, nuint alignmentBytes, nuint sizeBytes)
    {
        if (pointer == null)
        {
            return AllocateAligned(alignmentBytes, sizeBytes);
        }

        nuint usable = UsableBytes(pointer);
        bool aligned = ((nuint)pointer & (alignmentBytes - 1)) == 0;
        if (aligned && sizeBytes <= usable && (usable <= 64 || sizeBytes >= usable / 4))
        {
            return pointer;
        }

        void* moved = AllocateAligned(alignmentBytes, sizeBytes);
        if (moved != null)
        {
            CMemory.Copy((byte*)moved, (byte*)pointer, Math.Min(usable, sizeBytes));
            Free(pointer);
        }

        return moved;
    }

    private static Header* HeaderOf(void* pointer)
    {
        Header* header = (Header*)pointer - 1;
        return header->Mark == AlignedMark ? (Header*)((byte*)pointer - header->BlockBytes) - 1 : header;
    }

    private static void Stop()
    {
        var abort = PlatformServices.Current.Abort;
        if (abort != null)
        {
            abort();
        }
    }

    private struct Header
    {
        public uint Mark;
        public int Class;
        public nuint BlockBytes;
    }

    [InlineArray(ClassCount)]
    private struct FreeLists
    {
        private nint _first;
    }
}
