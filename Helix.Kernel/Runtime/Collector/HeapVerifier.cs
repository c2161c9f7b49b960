using System.Numerics;
using Helix.Kernel.Runtime.Abi;

namespace Helix.Kernel.Runtime.Collector;

/// <summary>
/// Walks everything and compares it with the invariants that the other files name. Interrupts are off, no collection under
/// way. Walking new spans early is harmless: a collection would find the same starts.
/// </summary>
internal static unsafe class HeapVerifier
{
    private const ulong LargestBaseSize = 1 << 24;

    public static HeapFault Check(ref HeapState heap, out ulong address)
    {
        for (ulong block = 0; block < heap.BlockWatermark; block++)
        {
            if (BlockSpace.Info(ref heap, block)->State >= BlockState.Used)
            {
                ConservativeScanner.WalkNewSpans(ref heap, block);
            }
        }

        HeapFault fault = CheckBlocks(ref heap, out address);
        fault = fault == HeapFault.None ? CheckLarge(ref heap, out address) : fault;
        fault = fault == HeapFault.None ? CheckHandles(ref heap, out address) : fault;
        fault = fault == HeapFault.None ? CheckFinalization(ref heap, out address) : fault;
        return fault == HeapFault.None ? CheckThreads(ref heap, out address) : fault;
    }

    private static HeapFault CheckBlocks(ref HeapState heap, out ulong address)
    {
        ulong free = 0;
        for (ulong block = 0; block < heap.BlockWatermark; block++)
        {
            BlockInfo* info = BlockSpace.Info(ref heap, block);
            address = (ulong)BlockSpace.Address(ref heap, block);
            free += info->State == BlockState.Free ? 1UL : 0;
            if (!IsClear(BlockSpace.Bits(heap.Marks, block), HeapLayout.BitmapWordsPerBlock))
            {
                return HeapFault.StaleMark;
            }

            bool isEmpty = IsClear(BlockSpace.Bits(heap.Starts, block), HeapLayout.BitmapWordsPerBlock)
                && IsClear((ulong*)BlockSpace.Lines(ref heap, block), HeapLayout.LinesPerBlock / 8);
            HeapFault fault = info->State >= BlockState.Used ? CheckObjects(ref heap, block, ref address)
                : isEmpty ? HeapFault.None : HeapFault.EmptyBlockHasState;
            if (fault != HeapFault.None)
            {
                return fault;
            }

            info->HasNewSpans = info->State >= BlockState.Used ? (byte)1 : (byte)0;
        }

        address = free;
        return free == heap.FreeBlocks ? HeapFault.None : HeapFault.Count;
    }

    private static HeapFault CheckObjects(ref HeapState heap, ulong block, ref ulong address)
    {
        ulong next = address;
        ulong end = address + HeapLayout.BlockBytes;
        ulong start = address;
        for (int word = 0; word < HeapLayout.BitmapWordsPerBlock; word++)
        {
            ulong bits = BlockSpace.Bits(heap.Starts, block)[word];
            for (; bits != 0; bits &= bits - 1)
            {
                address = start + ((ulong)((word << 6) + BitOperations.TrailingZeroCount(bits)) << 3);
                ulong storage = address - HeapLayout.HeaderBytes;
                if (!IsMethodTable(*(void**)address))
                {
                    return HeapFault.MethodTable;
                }

                ulong size = ObjectModel.Size(address, *(void**)address);
                if (storage < next || storage + size > end)
                {
                    return HeapFault.Overlap;
                }

                next = storage + size;
                byte* lines = BlockSpace.Lines(ref heap, block);
                ulong lastLine = (next - 1 - start) >> HeapLayout.LineShift;
                for (ulong line = (storage - start) >> HeapLayout.LineShift; line <= lastLine; line++)
                {
                    if (lines[line] == LineState.Free)
                    {
                        return HeapFault.LineOfObjectIsFree;
                    }
                }

                HeapFault fault = ReferenceVerifier.Check(ref heap, address);
                if (fault != HeapFault.None)
                {
                    return fault;
                }
            }
        }

        return HeapFault.None;
    }

    private static HeapFault CheckLarge(ref HeapState heap, out ulong address)
    {
        LargePage* pages = LargeSpace.Pages(ref heap);
        ulong used = 0;
        ulong free = 0;
        for (ulong page = 0; page < heap.LargeWatermark;)
        {
            address = LargeSpace.ObjectAt(ref heap, page);
            if (pages[page].Owner < LargePage.FirstOwner)
            {
                free += pages[page++].Owner;
                continue;
            }

            ulong count = pages[page].Count;
            for (ulong i = page; i < page + count; i++)
            {
                if (pages[i].Owner != (uint)page + LargePage.FirstOwner)
                {
                    return HeapFault.LargePageOwner;
                }
            }

            void* type = *(void**)address;
            if (type != null)
            {
                HeapFault fault = !IsMethodTable(type) ? HeapFault.MethodTable
                    : ObjectModel.Size(address, type) > count << HeapLayout.PageShift ? HeapFault.Overlap
                    : ReferenceVerifier.Check(ref heap, address);
                if (fault != HeapFault.None)
                {
                    return fault;
                }
            }

            used += count;
            page += count;
        }

        address = used;
        return used == heap.LargeUsedPages && free == heap.LargeFreePages ? HeapFault.None : HeapFault.Count;
    }

    private static HeapFault CheckHandles(ref HeapState heap, out ulong address)
    {
        ulong free = 0;
        for (int kind = 0; kind < HandleTable.KindCount; kind++)
        {
            for (ulong entry = heap.FreeHandles[kind]; entry != 0; entry = ((ulong*)entry)[1])
            {
                free++;
            }
        }

        for (ulong segment = 0; segment < heap.HandleSegments; segment++)
        {
            ulong* entry = HandleTable.FirstEntry(ref heap, segment);
            for (int i = 0; i < HandleTable.EntriesPerSegment; i++, entry += 2)
            {
                address = (ulong)entry;
                if (!ReferenceVerifier.IsValid(ref heap, entry[0]))
                {
                    return HeapFault.Handle;
                }
            }
        }

        address = free;
        return free + heap.HandleCount == heap.HandleSegments * HandleTable.EntriesPerSegment ? HeapFault.None : HeapFault.Count;
    }

    private static HeapFault CheckFinalization(ref HeapState heap, out ulong address)
    {
        for (ulong i = 0; i < heap.FinalizableCount + heap.ReadyTail - heap.ReadyHead; i++)
        {
            ulong ready = i - heap.FinalizableCount + heap.ReadyHead;
            ulong* list = (ulong*)(i < heap.FinalizableCount ? heap.Finalizable.Start : heap.Ready.Start);
            address = list[i < heap.FinalizableCount ? i : ready];
            if (address == 0 || !ReferenceVerifier.IsValid(ref heap, address))
            {
                return HeapFault.FinalizationList;
            }
        }

        address = 0;
        return HeapFault.None;
    }

    private static HeapFault CheckThreads(ref HeapState heap, out ulong address)
    {
        for (ThreadRecord* thread = heap.Environment.GetFirstThread(); thread != null; thread = thread->Next)
        {
            address = (ulong)thread->AllocationPointer;
            ulong block = (address - HeapLayout.HeaderBytes - heap.BlocksStart) >> HeapLayout.BlockShift;
            if (address == 0 || address >= (ulong)thread->AllocationLimit)
            {
                continue;
            }

            if (block >= heap.BlockWatermark || BlockSpace.Info(ref heap, block)->State < BlockState.Used
                || !IsClear((ulong*)(address + 16), (int)((long)((ulong)thread->AllocationLimit - address - 24) >> 3)))
            {
                return HeapFault.ThreadChunk;
            }
        }

        address = 0;
        return HeapFault.None;
    }

    private static bool IsMethodTable(void* type) =>
        type != null && ((ulong)type & 7) == 0 && ObjectModel.BaseSize(type) >= HeapLayout.MinimumObjectBytes - 8
        && ObjectModel.BaseSize(type) < LargestBaseSize;

    private static bool IsClear(ulong* words, int count)
    {
        for (int i = 0; i < count; i++)
        {
            if (words[i] != 0)
            {
                return false;
            }
        }

        return true;
    }
}
