using Helix.Kernel.Machine.Processor;

namespace Helix.Kernel.Machine.Memory;

/// <summary>
/// Frames that several pages of modules' memory share until one is written. Such a page is mapped for reading and marked
/// (<see cref="PageFlags.CopyOnWrite"/>); the fault of its first write gives it a copy of its own, or, when it is the last page of the frame, the
/// frame. The marks are exact enough: a frame that is shared is never writable anywhere; a marked page whose frame is shared no more gets it back
/// at its next write. Interrupts off is the lock. No function blocks; all may be called with interrupts off.
/// </summary>
public static unsafe class CopyOnWrite
{
    /// <summary>Bits of the error code of a page fault (Intel SDM 3A, 4.7): the page is present, it was a write.</summary>
    private const ulong WriteToPresent = 3;

    private const ulong InstructionFetch = 1 << 4;
    private const ulong Page = AddressSpaceLayout.PageSizeBytes;

    private static FrameShares s_shares;
    private static bool s_isReady;

    /// <summary>Bytes that copies would take which were not made so far.</summary>
    public static ulong SharedBytes => s_shares.Total * Page;

    /// <summary>Makes the counts, before the first frame is shared.</summary>
    /// <returns>False if there is no memory for them: two bytes for each frame that there is.</returns>
    public static bool Prepare()
    {
        ulong flags = Cpu.DisableInterrupts();
        if (!s_isReady)
        {
            ulong frameCount = FrameLedger.Map.FrameCount;
            ulong size = ((frameCount * sizeof(ushort)) + Page - 1) & ~(Page - 1);
            ulong start = KernelAddressSpace.Reserve(size);
            if (start != 0 && KernelAddressSpace.Commit(start, size))
            {
                s_shares = new FrameShares((ushort*)start, frameCount);
                s_isReady = true;
            }
        }

        Cpu.RestoreInterrupts(flags);
        return s_isReady;
    }

    /// <summary>
    /// Lets a second page have the frame of a committed one, with the same access, so that whoever writes first gets a copy. Other processors may go
    /// on writing to the first until the caller has them drop their translations (<see cref="Processors.DropTranslations"/>).
    /// </summary>
    /// <param name="from">The page; nothing happens if it is not committed.</param>
    /// <param name="to">A page that is not committed.</param>
    /// <returns>False, and nothing is changed, if there is no memory for tables or the frame has too many pages.</returns>
    public static bool Share(ulong from, ulong to)
    {
        ulong saved = Cpu.DisableInterrupts();
        ulong entry = PageTables.ReadEntry(from);
        bool done = !PageTables.IsCommitted(entry) || ShareFrame(from, to, entry);
        Cpu.RestoreInterrupts(saved);
        return done;
    }

    /// <summary>Called at a page fault, with interrupts off: gives a page that was written what it needs for that.</summary>
    /// <param name="address">Where.</param>
    /// <param name="errorCode">The fault's error code.</param>
    public static WriteFault Resolve(ulong address, ulong errorCode)
    {
        ulong page = address & ~(Page - 1);
        bool isWrite = (errorCode & (WriteToPresent | InstructionFetch)) == WriteToPresent;
        if (!isWrite || page - AddressSpaceLayout.ModuleMemoryBase >= AddressSpaceLayout.ModuleMemorySizeBytes)
        {
            return WriteFault.Wrong;
        }

        ulong entry = PageTables.ReadEntry(page);
        if ((entry & (ulong)PageFlags.Writable) != 0)
        {
            // Another processor was first, and this one still knew the old entry.
            Cpu.InvalidatePage(page);
            return WriteFault.Resolved;
        }

        return (entry & (ulong)PageFlags.CopyOnWrite) == 0 ? WriteFault.Wrong : GiveOwn(page, PageTables.FrameOf(entry));
    }

    /// <summary>What a page may be mapped with that its owner may write.</summary>
    internal static PageFlags FlagsToWrite(ulong frame, PageFlags wanted) =>
        (wanted & PageFlags.Writable) != 0 && s_shares.IsShared(frame / Page) ? PageFlags.KernelShared : wanted;

    /// <summary>Gives a frame back that a page had, unless another page has it too.</summary>
    internal static void GiveBack(ulong frame)
    {
        ulong saved = Cpu.DisableInterrupts();
        if (!s_shares.Drop(frame / Page))
        {
            FrameAllocator.Free(frame);
        }

        Cpu.RestoreInterrupts(saved);
    }

    private static bool ShareFrame(ulong from, ulong to, ulong entry)
    {
        ulong frame = PageTables.FrameOf(entry);
        if (!s_shares.Add(frame / Page))
        {
            return false;
        }

        PageFlags flags = PageTables.FlagsOf(entry);
        flags = (flags & PageFlags.Writable) != 0 ? PageFlags.KernelShared : flags;
        if (!PageTables.Map(to, frame, flags))
        {
            _ = s_shares.Drop(frame / Page);
            return false;
        }

        PageTables.WriteEntry(from, frame, flags);
        return true;
    }

    private static WriteFault GiveOwn(ulong page, ulong frame)
    {
        if (!s_shares.IsShared(frame / Page))
        {
            PageTables.WriteEntry(page, frame, PageFlags.KernelData);
            return WriteFault.Resolved;
        }

        ulong copy = FrameAllocator.Allocate();
        if (copy == FrameAllocator.None)
        {
            return WriteFault.NoMemory;
        }

        // SAFETY: both frames lie in the direct map; the new one is nobody's yet, and nobody may write to a shared one.
        Cpu.CopyPage(AddressSpaceLayout.Direct(copy), AddressSpaceLayout.Direct(frame));
        PageTables.WriteEntry(page, copy, PageFlags.KernelData);

        // Before the frame may become writable for its other pages: no processor may read it here any more.
        Processors.DropTranslations();
        _ = s_shares.Drop(frame / Page);
        return WriteFault.Resolved;
    }
}
