namespace Helix.Kernel.Runtime.Collector;

/// <summary>
/// How much may be allocated before the next collection: as much as is alive, so that the heap at most doubles and a collection's
/// cost is shared by as many bytes as it visits; within limits that follow the size of the memory.
/// </summary>
internal static class Budget
{
    public static void Update(ref HeapState heap)
    {
        ulong maximum = heap.Environment.MaximumBytes;
        ulong share = maximum / HeapLayout.BudgetShareOfMaximum;
        ulong lowest = Clamp(share, HeapLayout.LowestBudgetBytes, HeapLayout.HighestBudgetBytes);
        ulong budget = heap.Statistics.LiveBytes > lowest ? heap.Statistics.LiveBytes : lowest;

        // What can still be had without a collection; three quarters of it leave room for fragmentation.
        ulong available = maximum - heap.CommittedBytes + (heap.FreeBlocks << HeapLayout.BlockShift)
            + (heap.LargeFreePages << HeapLayout.PageShift) + heap.Statistics.FragmentedBytes;
        ulong ceiling = available / 4 * 3;
        budget = budget < ceiling ? budget : ceiling;
        heap.BudgetBytes = budget > HeapLayout.SmallestBudgetBytes ? budget : HeapLayout.SmallestBudgetBytes;
    }

    /// <summary>Whether a collection is allowed; a region without collections ends when its bytes are used up.</summary>
    public static bool MayCollect(ref HeapState heap, ulong sizeBytes)
    {
        if (heap.NoGc != NoGcRegion.Active)
        {
            return true;
        }

        if (heap.AllocatedSinceCollection + sizeBytes <= heap.NoGcBytes)
        {
            return false;
        }

        heap.NoGc = NoGcRegion.Exceeded;
        return true;
    }

    private static ulong Clamp(ulong value, ulong low, ulong high) => value < low ? low : value > high ? high : value;
}
