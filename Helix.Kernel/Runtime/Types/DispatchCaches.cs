using Helix.Kernel.Runtime.Platform;

namespace Helix.Kernel.Runtime.Types;

/// <summary>
/// All caches of dispatch cells, in a list, so that what they know of a module's types and code can be found when it goes. A cache that was
/// replaced by a larger one stays in the list until no thread can be in it any more. Everything here runs with interrupts off.
/// </summary>
internal static unsafe class DispatchCaches
{
    private static DispatchCache* s_first;

    /// <summary>A cache of twice the size with the old pairs. The old one stays as it is: a search may be under way in it.</summary>
    /// <returns>The cache; the old one, which is full, when there is no memory.</returns>
    public static DispatchCache* Grow(DispatchCache* old, DispatchCell* cell, DispatchCellInfo* info)
    {
        uint capacity = old == null ? 1 : old->Capacity * 2;
        nuint size = (nuint)DispatchCache.SizeBytes(capacity);
        DispatchCache* cache = (DispatchCache*)NativeHeap.Allocate(size);
        if (cache == null)
        {
            return old;
        }

        *cache = default;
        cache->InterfaceType = info->InterfaceType;
        cache->InterfaceSlot = info->InterfaceSlot;
        cache->Capacity = capacity;
        cache->Count = old == null ? 0 : old->Count;
        cache->Owner = cell;
        DispatchCache.Entry* entries = DispatchCache.Entries(cache);
        for (uint i = 0; i <= capacity; i++)
        {
            entries[i] = i < cache->Count ? DispatchCache.Entries(old)[i] : default;
        }

        if (old != null)
        {
            old->Owner = null;
        }

        Link(cache);
        return cache;
    }

    /// <summary>
    /// Takes the pairs with a type or code in the range out of all caches; frees the caches of cells in the range, and those that were replaced. No
    /// other thread is searching.
    /// </summary>
    public static void Forget(ulong start, ulong sizeBytes)
    {
        DispatchCache* next;
        for (DispatchCache* cache = s_first; cache != null; cache = next)
        {
            next = cache->Next;
            bool isOfRange = (ulong)cache->Owner - start < sizeBytes;
            if (isOfRange)
            {
                InterfaceDispatch.Reset(cache->Owner, cache->InterfaceType);
            }

            if (isOfRange || cache->Owner == null)
            {
                Unlink(cache);
                NativeHeap.Free(cache);
            }
            else
            {
                RemovePairs(cache, start, sizeBytes);
            }
        }
    }

    private static void RemovePairs(DispatchCache* cache, ulong start, ulong sizeBytes)
    {
        DispatchCache.Entry* entries = DispatchCache.Entries(cache);
        uint kept = 0;
        for (uint i = 0; i < cache->Count; i++)
        {
            DispatchCache.Entry entry = entries[i];
            if ((ulong)entry.Type - start >= sizeBytes && (ulong)entry.Code - start >= sizeBytes)
            {
                entries[kept++] = entry;
            }
        }

        for (uint i = kept; i < cache->Count; i++)
        {
            entries[i] = default;
        }

        cache->Count = kept;
    }

    private static void Link(DispatchCache* cache)
    {
        cache->Next = s_first;
        cache->Previous = null;
        if (s_first != null)
        {
            s_first->Previous = cache;
        }

        s_first = cache;
    }

    private static void Unlink(DispatchCache* cache)
    {
        if (cache->Previous == null)
        {
            s_first = cache->Next;
        }
        else
        {
            cache->Previous->Next = cache->Next;
        }

        if (cache->Next != null)
        {
            cache->Next->Previous = cache->Previous;
        }
    }
}
