namespace Helix.Kernel.Runtime.Collector;

/// <summary>Checks that every reference of an object is null, points outside the heap, or at a known object.</summary>
internal static unsafe class ReferenceVerifier
{
    public static HeapFault Check(ref HeapState heap, ulong obj)
    {
        void* type = *(void**)obj;
        if ((ObjectModel.Flags(type) & ObjectModel.HasPointers) == 0)
        {
            return HeapFault.None;
        }

        ulong size = ObjectModel.ExactSize(obj, type);
        long* descriptor = (long*)type - 1;
        long count = *descriptor--;
        bool isValid = count < 0 ? CheckRepeating(ref heap, obj, size, descriptor, count) : true;
        for (; count > 0; count--, descriptor -= 2)
        {
            ulong* start = (ulong*)(obj + (ulong)descriptor[0]);
            isValid &= CheckRange(ref heap, start, (ulong*)((ulong)start + (ulong)descriptor[-1] + size));
        }

        return isValid ? HeapFault.None : HeapFault.DanglingReference;
    }

    /// <summary>Whether a word is null, not in the heap, or the address of an object.</summary>
    public static bool IsValid(ref HeapState heap, ulong reference)
    {
        ulong offset = reference - heap.BlocksStart;
        if (offset >= heap.SpaceBytes)
        {
            return true;
        }

        if (offset >= heap.BlocksBytes)
        {
            ulong page = (reference - heap.LargeStart) >> HeapLayout.PageShift;
            return page < heap.LargeWatermark && reference == LargeSpace.ObjectAt(ref heap, page)
                && LargeSpace.Pages(ref heap)[page].Owner == (uint)page + LargePage.FirstOwner;
        }

        ulong index = offset >> 3;
        return (offset & 7) == 0 && offset >> HeapLayout.BlockShift < heap.BlockWatermark
            && (((ulong*)heap.Starts.Start)[index >> 6] & (1UL << (int)index)) != 0;
    }

    private static bool CheckRange(ref HeapState heap, ulong* reference, ulong* end)
    {
        bool isValid = true;
        for (; reference < end; reference++)
        {
            isValid &= IsValid(ref heap, *reference);
        }

        return isValid;
    }

    private static bool CheckRepeating(ref HeapState heap, ulong obj, ulong size, long* descriptor, long count)
    {
        bool isValid = true;
        ulong* reference = (ulong*)(obj + (ulong)*descriptor--);
        ulong* end = (ulong*)(obj + size - HeapLayout.HeaderBytes);
        while (reference < end)
        {
            for (long i = 0; i > count; i--)
            {
                uint* item = (uint*)(descriptor + i);
                isValid &= CheckRange(ref heap, reference, reference + item[0]);
                reference = (ulong*)((ulong)(reference + item[0]) + item[1]);
            }
        }

        return isValid;
    }
}
