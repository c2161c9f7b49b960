using Helix.Kernel.Runtime.Abi;

namespace Helix.Kernel.Runtime.Collector;

/// <summary>
/// Allocation when the thread's chunk has no room left, or when a caller does not use the short path in Allocation.xs.
/// Invariants, on which collections by other threads rely: an object is complete (length, then method table) before the
/// allocation pointer moves past it; memory from the pointer to the end of the chunk is zero; the pointer of another thread
/// is never changed, because that thread may have been stopped between reading and writing it.
/// </summary>
internal static unsafe class Allocator
{
    /// <summary>Makes an object.</summary>
    /// <param name="type">Its method table.</param>
    /// <param name="sizeBytes">Its size: a multiple of 8, at least 24, header included.</param>
    /// <param name="length">Number of components of an array or string, else 0.</param>
    /// <param name="zeroing">Whether the components of a large object must be zero.</param>
    /// <returns>The object, or 0 when there is no memory even after a collection.</returns>
    public static ulong Allocate(void* type, ulong sizeBytes, uint length, Zeroing zeroing)
    {
        if (ClosedHeap.IsClosed)
        {
            return ClosedHeap.Allocate(type, sizeBytes, length);
        }

        ref HeapState heap = ref Heap.State;
        if (sizeBytes > HeapLayout.MaximumSmallObjectBytes)
        {
            return LargeSpace.Allocate(ref heap, type, sizeBytes, length, zeroing);
        }

        ulong interrupts = heap.Environment.DisableInterrupts();
        ThreadRecord* thread = heap.Environment.GetCurrentThread();
        ulong obj = Take(ref heap, thread, sizeBytes);
        if (obj != 0)
        {
            Complete(obj, type, length);
        }

        heap.Environment.RestoreInterrupts(interrupts);
        return obj;
    }

    /// <summary>Collects when the budget is used up or stress wants it. Interrupts are off.</summary>
    public static void CollectIfDue(ref HeapState heap, ulong sizeBytes)
    {
        uint stress = heap.Environment.StressInterval;
        if (stress != 0 && ++heap.StressCount >= stress)
        {
            heap.StressCount = 0;
            Collection.Start(ref heap, CollectionReason.Stress);
        }
        else if (heap.AllocatedSinceCollection + sizeBytes > heap.BudgetBytes && Budget.MayCollect(ref heap, sizeBytes))
        {
            Collection.Start(ref heap, CollectionReason.Budget);
        }
    }

    /// <summary>
    /// After a request failed: lets a part of the reserve be used, so that the program can handle the exception. A part only:
    /// if it goes on as before, the next failure shall find something too.
    /// </summary>
    public static void GrantReserve(ref HeapState heap) => heap.GrantedBlocks = HeapLayout.BlocksPerFailure;

    /// <summary>Counts memory that leaves the shared heap.</summary>
    public static void Account(ref HeapState heap, ThreadRecord* thread, ulong sizeBytes)
    {
        heap.AllocatedSinceCollection += sizeBytes;
        heap.Statistics.AllocatedBytes += sizeBytes;
        thread->AllocatedBytes += sizeBytes;
    }

    public static void Complete(ulong obj, void* type, uint length)
    {
        if (length != 0)
        {
            ((uint*)obj)[2] = length;
        }

        *(void**)obj = type;
    }

    private static ulong Take(ref HeapState heap, ThreadRecord* thread, ulong sizeBytes)
    {
        HeapMemory.Require(!heap.Collecting, "allocation during a collection"u8);
        ulong obj = (ulong)thread->AllocationPointer;
        if (obj + sizeBytes <= (ulong)thread->AllocationLimit)
        {
            thread->AllocationPointer = (byte*)(obj + sizeBytes);
            return obj;
        }

        CollectIfDue(ref heap, sizeBytes);
        obj = Refill(ref heap, thread, sizeBytes);
        if (obj == 0)
        {
            Collection.Start(ref heap, CollectionReason.NoMemory);
            obj = Refill(ref heap, thread, sizeBytes);
        }

        if (obj == 0)
        {
            GrantReserve(ref heap);
        }

        return obj;
    }

    /// <summary>Takes the object from the overflow span or from a new chunk of the thread.</summary>
    private static ulong Refill(ref HeapState heap, ThreadRecord* thread, ulong sizeBytes)
    {
        bool isMedium = sizeBytes > HeapLayout.MediumObjectBytes;
        long left = thread->AllocationLimit - thread->AllocationPointer;
        if (isMedium && left > (long)HeapLayout.MediumObjectBytes)
        {
            ulong obj = TakeFromOverflow(ref heap, thread, sizeBytes);
            if (obj != 0)
            {
                return obj;
            }
        }

        byte* chunk = LineAllocator.TakeHole(ref heap, sizeBytes, skipSmall: false, out ulong chunkBytes);
        if (chunk == null && isMedium)
        {
            ulong obj = TakeFromOverflow(ref heap, thread, sizeBytes);
            if (obj != 0)
            {
                return obj;
            }

            chunk = LineAllocator.TakeHole(ref heap, sizeBytes, skipSmall: true, out chunkBytes);
        }

        if (chunk == null)
        {
            return 0;
        }

        Account(ref heap, thread, chunkBytes);
        ulong start = (ulong)chunk + HeapLayout.HeaderBytes;
        ulong end = start + (heap.Environment.StressInterval == 0 ? chunkBytes : sizeBytes);
        thread->AllocationPointer = (byte*)(start + sizeBytes);
        thread->AllocationLimit = (byte*)end;
        return start;
    }

    private static ulong TakeFromOverflow(ref HeapState heap, ThreadRecord* thread, ulong sizeBytes)
    {
        if (heap.OverflowPointer + sizeBytes > heap.OverflowLimit && !LineAllocator.RenewOverflow(ref heap, sizeBytes))
        {
            return 0;
        }

        ulong obj = heap.OverflowPointer;
        heap.OverflowPointer = obj + sizeBytes;
        Account(ref heap, thread, sizeBytes);
        return obj;
    }
}
