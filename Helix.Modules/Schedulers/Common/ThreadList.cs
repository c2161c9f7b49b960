using Helix.Interfaces.Primitives;

namespace Helix.Modules.Schedulers.Common;

/// <summary>A doubly linked list of threads. Every operation is O(1).</summary>
internal struct ThreadList
{
    public ThreadEntry? First { get; private set; }

    public ThreadEntry? Last { get; private set; }

    [NoHeapAllocation]
    public void AddLast(ThreadEntry entry)
    {
        entry.Previous = Last;
        if (Last is null)
        {
            First = entry;
        }
        else
        {
            Last.Next = entry;
        }

        Last = entry;
    }

    [NoHeapAllocation]
    public void AddFirst(ThreadEntry entry)
    {
        entry.Next = First;
        if (First is null)
        {
            Last = entry;
        }
        else
        {
            First.Previous = entry;
        }

        First = entry;
    }

    [NoHeapAllocation]
    public void Remove(ThreadEntry entry)
    {
        if (entry.Previous is null)
        {
            First = entry.Next;
        }
        else
        {
            entry.Previous.Next = entry.Next;
        }

        if (entry.Next is null)
        {
            Last = entry.Previous;
        }
        else
        {
            entry.Next.Previous = entry.Previous;
        }

        entry.Next = null;
        entry.Previous = null;
    }
}
