using System.Runtime.CompilerServices;
using Helix.Kernel.Runtime.Abi;

namespace Helix.Kernel.Runtime.Collector;

/// <summary>
/// Objects above 8 KiB: each has pages of its own, first fit from a cursor that a collection puts back to the start. Invariants:
/// every page of an object names its first page; beyond the watermark there is nothing; an object whose method table is still
/// null is being cleared by its maker and counts as alive.
/// </summary>
internal static unsafe class LargeSpace
{
    /// <summary>Above this size the clearing is done with interrupts as the caller has them.</summary>
    private const ulong ClearWithInterruptsOffBytes = 64 * 1024;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LargePage* Pages(ref HeapState heap) => (LargePage*)heap.LargePages.Start;

    public static ulong Address(ref HeapState heap, ulong page) => heap.LargeStart + (page << HeapLayout.PageShift);

    /// <summary>The object whose pages start at <paramref name="page"/>.</summary>
    public static ulong ObjectAt(ref HeapState heap, ulong page) => Address(ref heap, page) + HeapLayout.HeaderBytes;

    /// <summary>Makes a large object; 0 = no memory. Interrupts as the caller has them.</summary>
    public static ulong Allocate(ref HeapState heap, void* type, ulong sizeBytes, uint length, Zeroing zeroing)
    {
        ulong pages = HeapLayout.RoundUp(sizeBytes, HeapLayout.PageBytes) >> HeapLayout.PageShift;
        ulong pageBytes = pages << HeapLayout.PageShift;
        if (sizeBytes > heap.LargeBytes || pages >= LargePage.Marked)
        {
            return 0;
        }

        ulong interrupts = heap.Environment.DisableInterrupts();
        HeapMemory.Require(!heap.Collecting, "allocation during a collection"u8);
        Allocator.CollectIfDue(ref heap, pageBytes);
        long page = TakeRun(ref heap, pages, out bool isZeroed);
        if (page < 0)
        {
            Collection.Start(ref heap, CollectionReason.NoMemory);
            page = TakeRun(ref heap, pages, out isZeroed);
        }

        if (page < 0)
        {
            Allocator.GrantReserve(ref heap);
            heap.Environment.RestoreInterrupts(interrupts);
            return 0;
        }

        Allocator.Account(ref heap, heap.Environment.GetCurrentThread(), pageBytes);
        ulong obj = ObjectAt(ref heap, (ulong)page);
        if (!isZeroed)
        {
            Clear(ref heap, obj, pageBytes, zeroing, interrupts);
        }

        Allocator.Complete(obj, type, length);
        heap.Environment.RestoreInterrupts(interrupts);
        return obj;
    }

    /// <summary>Marks the pages of unmarked objects free and unmarks the others.</summary>
    public static void Sweep(ref HeapState heap)
    {
        LargePage* pages = Pages(ref heap);
        ulong used = 0;
        ulong end = 0;
        for (ulong page = 0; page < heap.LargeWatermark;)
        {
            if (pages[page].Owner < LargePage.FirstOwner)
            {
                end = pages[page].Owner == LargePage.Free ? page + 1 : end;
                page++;
                continue;
            }

            ulong count = pages[page].Count & ~LargePage.Marked;
            if ((pages[page].Count & LargePage.Marked) != 0 || *(void**)ObjectAt(ref heap, page) == null)
            {
                pages[page].Count = (uint)count;
                used += count;
            }
            else
            {
                Release(ref heap, page, count);
            }

            page += count;
            end = page;
        }

        heap.LargeWatermark = end;
        heap.LargeCursor = 0;
        heap.LargeUsedPages = used;
    }

    /// <summary>Gives all free pages back to the environment.</summary>
    public static void Trim(ref HeapState heap)
    {
        LargePage* pages = Pages(ref heap);
        for (ulong page = 0; page < heap.LargeWatermark && heap.LargeFreePages != 0; page++)
        {
            ulong start = page;
            while (page < heap.LargeWatermark && pages[page].Owner == LargePage.Free)
            {
                pages[page++].Owner = LargePage.Absent;
            }

            if (page != start)
            {
                HeapMemory.Decommit(Address(ref heap, start), (page - start) << HeapLayout.PageShift);
                heap.LargeFreePages -= page - start;
            }
        }
    }

    private static void Release(ref HeapState heap, ulong page, ulong count)
    {
        LargePage* pages = Pages(ref heap);
        for (ulong i = page; i < page + count; i++)
        {
            pages[i].Owner = LargePage.Free;
            pages[i].Count = 0;
        }

        heap.LargeFreePages += count;
    }

    /// <summary>Clears a new object; a long one with interrupts on, while its null method table protects it.</summary>
    private static void Clear(ref HeapState heap, ulong obj, ulong pageBytes, Zeroing zeroing, ulong interrupts)
    {
        byte* start = (byte*)(obj - HeapLayout.HeaderBytes);
        if (zeroing == Zeroing.Optional)
        {
            HeapMemory.ClearLines(start, HeapLayout.LineBytes);
            return;
        }

        if (pageBytes <= ClearWithInterruptsOffBytes)
        {
            HeapMemory.ClearLines(start, pageBytes);
            return;
        }

        *(void**)obj = null;
        heap.Environment.RestoreInterrupts(interrupts);
        HeapMemory.ClearLines(start, pageBytes);
        heap.Environment.DisableInterrupts();
    }

    /// <summary>Finds pages without owner in a row from the cursor on, wrapping once, and takes them.</summary>
    private static long TakeRun(ref HeapState heap, ulong count, out bool isZeroed)
    {
        isZeroed = false;
        ulong total = heap.LargeBytes >> HeapLayout.PageShift;
        long start = FindRun(ref heap, heap.LargeCursor, heap.LargeWatermark, count, total);
        if (start < 0 && heap.LargeCursor != 0)
        {
            start = FindRun(ref heap, 0, heap.LargeWatermark, count, total);
        }

        if (start < 0 || !heap.LargePages.Ensure(((ulong)start + count) * (ulong)sizeof(LargePage)))
        {
            return -1;
        }

        ulong end = (ulong)start + count;
        if (end > heap.LargeWatermark)
        {
            heap.LargeWatermark = end;
        }

        return CommitRun(ref heap, (ulong)start, end, out isZeroed) ? start : -1;
    }

    private static long FindRun(ref HeapState heap, ulong from, ulong watermark, ulong count, ulong total)
    {
        LargePage* pages = Pages(ref heap);
        ulong start = from;
        for (ulong page = from; page < watermark && page - start < count;)
        {
            if (pages[page].Owner >= LargePage.FirstOwner)
            {
                page += pages[page].Count & ~LargePage.Marked;
                start = page;
            }
            else
            {
                page++;
            }
        }

        return start + count <= total ? (long)start : -1;
    }

    /// <summary>Commits what is absent of a run and makes the run one object's.</summary>
    private static bool CommitRun(ref HeapState heap, ulong start, ulong end, out bool isZeroed)
    {
        LargePage* pages = Pages(ref heap);
        isZeroed = true;
        for (ulong page = start; page < end;)
        {
            if (pages[page].Owner == LargePage.Free)
            {
                isZeroed = false;
                page++;
                continue;
            }

            ulong first = page;
            while (page < end && pages[page].Owner == LargePage.Absent)
            {
                page++;
            }

            if (!HeapMemory.Commit(Address(ref heap, first), (page - first) << HeapLayout.PageShift))
            {
                return false;
            }

            for (ulong i = first; i < page; i++)
            {
                pages[i].Owner = LargePage.Free;
            }

            heap.LargeFreePages += page - first;
        }

        for (ulong page = start; page < end; page++)
        {
            pages[page].Owner = (uint)start + LargePage.FirstOwner;
        }

        pages[start].Count = (uint)(end - start);
        heap.LargeFreePages -= end - start;
        heap.LargeUsedPages += end - start;
        heap.LargeCursor = end;
        return true;
    }
}
