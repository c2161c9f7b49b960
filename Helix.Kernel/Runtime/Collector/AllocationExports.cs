using System.Runtime;

namespace Helix.Kernel.Runtime.Collector;

/// <summary>
/// Allocation as compiled code and the class library call it. RhpNewFast, RhpNewArray and RhNewString start in Allocation.xs
/// and come here when the thread's chunk is used up or the request is unusual.
/// </summary>
internal static unsafe class AllocationExports
{
    private const ulong LongestArray = 0x7FFF_FFFF;
    private const uint LongestString = 0x3FFF_FFDF;

    /// <summary>Bytes of a string beside its characters: header, method table, length, terminator.</summary>
    private const ulong StringBytes = 22;

    private const uint ZeroingOptional = 0x10;

    [RuntimeExport("HelixNewObjectSlow")]
    internal static ulong NewObjectSlow(void* type) =>
        OrThrow(Allocator.Allocate(type, ObjectModel.BaseSize(type), 0, Zeroing.Required), type);

    [RuntimeExport("HelixNewArraySlow")]
    internal static ulong NewArraySlow(void* type, ulong length)
    {
        if (length > LongestArray)
        {
            ClassLibrary.FailAllocation(type, isOverflow: true);
        }

        return OrThrow(NewArray(type, (uint)length, Zeroing.Required), type);
    }

    [RuntimeExport("HelixNewStringSlow")]
    internal static ulong NewStringSlow(void* type, uint length)
    {
        if (length > LongestString)
        {
            ClassLibrary.FailAllocation(type, isOverflow: false);
        }

        ulong size = ((2UL * length) + StringBytes + 7) & ~7UL;
        return OrThrow(Allocator.Allocate(type, size, length, Zeroing.Required), type);
    }

    [RuntimeExport("RhpNewFinalizable")]
    internal static ulong NewFinalizable(void* type) => OrThrow(NewRegistered(type), type);

    [RuntimeExport("RhAllocateNewObject")]
    internal static void AllocateNewObject(void* type, uint flags, ulong* result)
    {
        _ = flags; // nothing moves: every object is as good as pinned
        bool hasFinalizer = (ObjectModel.Flags(type) & ObjectModel.HasFinalizer) != 0;
        *result = hasFinalizer ? NewRegistered(type) : Allocator.Allocate(type, ObjectModel.BaseSize(type), 0, Zeroing.Required);
    }

    [RuntimeExport("RhAllocateNewArray")]
    internal static void AllocateNewArray(void* type, uint length, uint flags, ulong* result)
    {
        bool mayBeDirty = (flags & ZeroingOptional) != 0 && (ObjectModel.Flags(type) & ObjectModel.HasPointers) == 0;
        *result = length > LongestArray ? 0 : NewArray(type, length, mayBeDirty ? Zeroing.Optional : Zeroing.Required);
    }

    [RuntimeExport("RhpGcSafeZeroMemory")]
    internal static byte* ZeroMemory(byte* start, ulong sizeBytes)
    {
        HeapMemory.Clear(start, sizeBytes);
        return start;
    }

    [RuntimeExport("RhBulkMoveWithWriteBarrier")]
    internal static void BulkMove(ulong* destination, ulong* source, ulong sizeBytes) =>
        HeapMemory.MoveWords(destination, source, sizeBytes >> 3);

    /// <summary>Compares the fields of two objects of one type bit by bit, padding included.</summary>
    [RuntimeExport("RhCompareObjectContentsAndPadding")]
    internal static bool AreContentsEqual(ulong* left, ulong* right)
    {
        ulong words = (ObjectModel.BaseSize(*(void**)left) - (2 * HeapLayout.HeaderBytes)) >> 3;
        for (ulong i = 1; i <= words; i++)
        {
            if (left[i] != right[i])
            {
                return false;
            }
        }

        return true;
    }

    private static ulong NewArray(void* type, uint length, Zeroing zeroing)
    {
        ulong size = ((ObjectModel.Flags(type) & 0xFFFF) * (ulong)length) + ObjectModel.BaseSize(type);
        return Allocator.Allocate(type, (size + 7) & ~7UL, length, zeroing);
    }

    private static ulong NewRegistered(void* type)
    {
        ulong obj = Allocator.Allocate(type, ObjectModel.BaseSize(type), 0, Zeroing.Required);
        return obj != 0 && FinalizationQueue.Register(obj) ? obj : 0;
    }

    private static ulong OrThrow(ulong obj, void* type)
    {
        if (obj == 0)
        {
            ClassLibrary.FailAllocation(type, isOverflow: false);
        }

        return obj;
    }
}
