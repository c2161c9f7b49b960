using Helix.Kernel.Machine.Processor;
using Helix.Kernel.Machine.Startup;

namespace Helix.Kernel.Machine.Memory;

/// <summary>
/// Physical memory in frames of 4 KiB: one bit a frame, set when it is taken. The bitmap lies in the first region that
/// holds it. All calls may be made from an interrupt; none blocks.
/// </summary>
public static unsafe class FrameAllocator
{
    /// <summary>What <see cref="Allocate"/> returns when memory has ended.</summary>
    public const ulong None = ulong.MaxValue;

    private static ulong* _bitmap;
    private static ulong _wordCount;
    private static ulong _nextWord;

    /// <summary>Frames that can be allocated, whether taken or not.</summary>
    public static ulong TotalFrames { get; private set; }

    /// <summary>Frames that are not taken.</summary>
    public static ulong FreeFrames { get; private set; }

    /// <summary>
    /// Takes over the memory that the loader reported, less everything below <paramref name="reservedEnd"/> and less the archives of boot
    /// files, which stay where they are.
    /// </summary>
    /// <param name="boot">The memory map.</param>
    /// <param name="reservedEnd">Physical end of the kernel image, in bytes.</param>
    /// <returns>Whether there is a region for the bitmap.</returns>
    public static bool Initialize(BootInformation* boot, ulong reservedEnd)
    {
        ulong top = boot->HighestUsableAddress;
        _wordCount = (top / AddressSpaceLayout.PageSizeBytes + 63) / 64;
        ulong bitmapBytes = RoundUp(_wordCount * 8);
        ulong bitmapAddress = FindRoom(boot, reservedEnd, bitmapBytes);
        if (bitmapAddress == None)
        {
            return false;
        }

        _bitmap = (ulong*)AddressSpaceLayout.Direct(bitmapAddress);
        for (ulong word = 0; word < _wordCount; word++)
        {
            _bitmap[word] = ulong.MaxValue;
        }

        for (int i = 0; i < boot->RegionCount; i++)
        {
            MemoryRegion region = boot->Region(i);
            if (region.Kind == MemoryRegionKind.Usable)
            {
                Release(boot, region, reservedEnd, bitmapAddress, bitmapAddress + bitmapBytes);
            }
        }

        TotalFrames = FreeFrames;
        return true;
    }

    /// <summary>Takes one frame. Its contents are undefined.</summary>
    /// <returns>Its physical address, or <see cref="None"/>.</returns>
    public static ulong Allocate()
    {
        ulong flags = Cpu.DisableInterrupts();
        ulong frame = None;
        for (ulong i = 0; i < _wordCount; i++)
        {
            ulong word = _nextWord + i;
            word = word >= _wordCount ? word - _wordCount : word;
            if (_bitmap[word] != ulong.MaxValue)
            {
                int bit = System.Numerics.BitOperations.TrailingZeroCount(~_bitmap[word]);
                _bitmap[word] |= 1UL << bit;
                _nextWord = word;
                FreeFrames--;
                frame = (word * 64 + (ulong)bit) * AddressSpaceLayout.PageSizeBytes;
                break;
            }
        }

        Cpu.RestoreInterrupts(flags);
        return frame;
    }

    /// <summary>Takes one frame and fills it with zero.</summary>
    public static ulong AllocateZeroed()
    {
        ulong frame = Allocate();
        if (frame != None)
        {
            Cpu.ZeroMemory(AddressSpaceLayout.Direct(frame), AddressSpaceLayout.PageSizeBytes);
        }

        return frame;
    }

    /// <summary>Gives a frame back.</summary>
    /// <returns>Whether it was one that had been taken.</returns>
    public static bool Free(ulong frame)
    {
        ulong index = frame / AddressSpaceLayout.PageSizeBytes;
        ulong flags = Cpu.DisableInterrupts();
        bool taken = index / 64 < _wordCount && (_bitmap[index / 64] >> (int)(index % 64) & 1) != 0;
        if (taken)
        {
            _bitmap[index / 64] &= ~(1UL << (int)(index % 64));
            FreeFrames++;
        }

        Cpu.RestoreInterrupts(flags);
        return taken;
    }

    private static ulong RoundUp(ulong bytes) =>
        (bytes + AddressSpaceLayout.PageSizeBytes - 1) & ~(AddressSpaceLayout.PageSizeBytes - 1);

    private static ulong FindRoom(BootInformation* boot, ulong reservedEnd, ulong sizeBytes)
    {
        for (int i = 0; i < boot->RegionCount; i++)
        {
            MemoryRegion region = boot->Region(i);
            ulong start = RoundUp(region.Start < reservedEnd ? reservedEnd : region.Start);
            for (ulong end; (end = boot->EndOfArchiveIn(start, start + sizeBytes)) != 0;)
            {
                start = RoundUp(end);
            }

            if (region.Kind == MemoryRegionKind.Usable && start + sizeBytes <= region.End)
            {
                return start;
            }
        }

        return None;
    }

    private static void Release(BootInformation* boot, MemoryRegion region, ulong reservedEnd, ulong bitmapStart, ulong bitmapEnd)
    {
        ulong frame = RoundUp(region.Start < reservedEnd ? reservedEnd : region.Start);
        for (; frame + AddressSpaceLayout.PageSizeBytes <= region.End; frame += AddressSpaceLayout.PageSizeBytes)
        {
            bool isBitmap = frame >= bitmapStart && frame < bitmapEnd;
            if (!isBitmap && boot->EndOfArchiveIn(frame, frame + AddressSpaceLayout.PageSizeBytes) == 0)
            {
                ulong index = frame / AddressSpaceLayout.PageSizeBytes;
                _bitmap[index / 64] &= ~(1UL << (int)(index % 64));
                FreeFrames++;
            }
        }
    }
}
