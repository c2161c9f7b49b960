namespace Helix.Modules.Managers.Memory.Slab;

/// <summary>The slabs of a cache that have free objects. Under its lock.</summary>
internal sealed class SlabList
{
    public MemorySlab? First { get; private set; }

    public MemorySlab? Last { get; private set; }

    public void AddFirst(MemorySlab slab)
    {
        slab.Next = First;
        _ = First is null ? Last = slab : First.Previous = slab;
        First = slab;
    }

    public void AddLast(MemorySlab slab)
    {
        slab.Previous = Last;
        _ = Last is null ? First = slab : Last.Next = slab;
        Last = slab;
    }

    public void Remove(MemorySlab slab)
    {
        _ = slab.Previous is null ? First = slab.Next : slab.Previous.Next = slab.Next;
        _ = slab.Next is null ? Last = slab.Previous : slab.Next.Previous = slab.Previous;
        slab.Next = null;
        slab.Previous = null;
    }

    /// <summary>What is wrong; null if nothing is.</summary>
    public string? CheckInvariants()
    {
        MemorySlab? previous = null;
        for (MemorySlab? slab = First; slab is not null; previous = slab, slab = slab.Next)
        {
            if (slab.CheckInvariants() is { } wrong)
            {
                return wrong;
            }

            if (slab.IsFull || slab.Previous != previous || (previous is { Out: 0 } && slab.Out > 0))
            {
                return "the list of slabs is out of order";
            }
        }

        return Last == previous ? null : "the last slab is not the end of the list";
    }
}
