namespace Helix.Kernel.Runtime.Collector;

/// <summary>
/// Handles: addresses of entries whose first word is the object, which managed code reads directly. A segment is a page of
/// entries of one kind, so that an address tells the kind; free entries of a kind are chained through their second word and
/// have a null object, so that scanning need not know them. Segments are never given back.
/// </summary>
internal static unsafe class HandleTable
{
    /// <summary>Kinds as GCHandleType of CoreLib numbers them, and one of ours for dependent handles.</summary>
    public const int WeakKind = 0;
    public const int WeakLongKind = 1;
    public const int NormalKind = 2;
    public const int PinnedKind = 3;
    public const int RefCountedKind = 5;
    public const int DependentKind = 6;
    public const int KindCount = 7;

    private const ulong SegmentBytes = HeapLayout.PageBytes;
    private const ulong EntryBytes = 16;

    /// <summary>The first entry's place holds the segment's kind.</summary>
    public const int EntriesPerSegment = (int)(SegmentBytes / EntryBytes) - 1;

    /// <summary>Makes a handle; 0 = no memory or unknown kind.</summary>
    public static ulong Allocate(int kind, ulong obj, ulong secondary)
    {
        ref HeapState heap = ref Heap.State;
        if ((uint)kind >= KindCount)
        {
            return 0;
        }

        ulong interrupts = heap.Environment.DisableInterrupts();
        ulong handle = heap.FreeHandles[kind];
        if (handle == 0)
        {
            handle = AddSegment(ref heap, kind);
        }

        if (handle != 0)
        {
            ulong* entry = (ulong*)handle;
            heap.FreeHandles[kind] = entry[1];
            entry[0] = obj;
            entry[1] = secondary;
            heap.HandleCount++;
        }

        heap.Environment.RestoreInterrupts(interrupts);
        return handle;
    }

    public static void Free(ulong handle)
    {
        ref HeapState heap = ref Heap.State;
        ulong interrupts = heap.Environment.DisableInterrupts();
        ulong offset = handle - (ulong)heap.Handles.Start;
        HeapMemory.Require(offset < heap.HandleSegments * SegmentBytes, "free of what is no handle"u8);
        ulong* entry = (ulong*)handle;
        int kind = KindOf(handle & ~(SegmentBytes - 1));
        entry[0] = 0;
        entry[1] = heap.FreeHandles[kind];
        heap.FreeHandles[kind] = handle;
        heap.HandleCount--;
        heap.Environment.RestoreInterrupts(interrupts);
    }

    /// <summary>Visits what normal, pinned and counted handles refer to.</summary>
    public static void VisitStrong(ref HeapState heap)
    {
        for (ulong segment = 0; segment < heap.HandleSegments; segment++)
        {
            ulong* entry = FirstEntry(ref heap, segment);
            int kind = KindOf((ulong)entry & ~(SegmentBytes - 1));
            if (kind is NormalKind or PinnedKind or RefCountedKind)
            {
                for (int i = 0; i < EntriesPerSegment; i++, entry += 2)
                {
                    Marker.Visit(ref heap, entry[0]);
                }
            }
        }
    }

    /// <summary>Marks the secondaries of marked primaries until no more come up.</summary>
    public static void VisitDependent(ref HeapState heap)
    {
        bool found = true;
        while (found)
        {
            found = false;
            for (ulong segment = 0; segment < heap.HandleSegments; segment++)
            {
                found |= VisitDependent(ref heap, FirstEntry(ref heap, segment));
            }

            Marker.Drain(ref heap);
        }
    }

    /// <summary>Clears the handles of a kind whose object is dead.</summary>
    public static void ClearDead(ref HeapState heap, int kind)
    {
        for (ulong segment = 0; segment < heap.HandleSegments; segment++)
        {
            ulong* entry = FirstEntry(ref heap, segment);
            if (KindOf((ulong)entry & ~(SegmentBytes - 1)) != kind)
            {
                continue;
            }

            for (int i = 0; i < EntriesPerSegment; i++, entry += 2)
            {
                if (entry[0] != 0 && !Marker.IsMarked(ref heap, entry[0]))
                {
                    entry[0] = 0;
                    entry[1] = kind == DependentKind ? 0 : entry[1];
                }
            }
        }
    }

    /// <summary>Clears both words of the dependent handles whose primary is dead.</summary>
    public static void ClearDeadDependent(ref HeapState heap) => ClearDead(ref heap, DependentKind);

    /// <summary>First entry of a segment; its kind is in the 16 bytes before it.</summary>
    public static ulong* FirstEntry(ref HeapState heap, ulong segment) =>
        (ulong*)(heap.Handles.Start + (segment * SegmentBytes) + EntryBytes);

    private static int KindOf(ulong segment) => *(int*)segment;

    private static bool VisitDependent(ref HeapState heap, ulong* entry)
    {
        if (KindOf((ulong)entry & ~(SegmentBytes - 1)) != DependentKind)
        {
            return false;
        }

        bool found = false;
        for (int i = 0; i < EntriesPerSegment; i++, entry += 2)
        {
            if (entry[0] != 0 && Marker.IsMarked(ref heap, entry[0]) && !Marker.IsMarked(ref heap, entry[1]))
            {
                Marker.Visit(ref heap, entry[1]);
                found = true;
            }
        }

        return found;
    }

    private static ulong AddSegment(ref HeapState heap, int kind)
    {
        if (!heap.Handles.Ensure((heap.HandleSegments + 1) * SegmentBytes))
        {
            return 0;
        }

        ulong* entry = FirstEntry(ref heap, heap.HandleSegments++);
        *(int*)((ulong)entry & ~(SegmentBytes - 1)) = kind;
        ulong first = (ulong)entry;
        for (int i = 0; i < EntriesPerSegment - 1; i++, entry += 2)
        {
            entry[1] = (ulong)(entry + 2);
        }

        return first;
    }
}
