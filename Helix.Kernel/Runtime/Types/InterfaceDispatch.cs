using System.Runtime;
using System.Runtime.CompilerServices;
using Helix.Kernel.Runtime.Abi;

namespace Helix.Kernel.Runtime.Types;

/// <summary>
/// Dispatch cells (ILC 9.0: DispatchCell.cs, CachedInterfaceDispatch). A cell is {stub, cache}. Before its first call the
/// cache word is a tagged pointer to the interface's type, and the cells of one interface and slot are followed by a
/// terminator {0, slot | kind &lt;&lt; 16}. The first call makes a <see cref="DispatchCache"/>.
/// </summary>
internal static unsafe class InterfaceDispatch
{
    private const nint TagMask = 3;
    private const nint SelfRelative = 3;
    private const nint SelfRelativeIndirect = 2;
    private const nint Absolute = 1;
    private const nuint LargestVTableOffset = 0x1000;
    private const int CachedStub = 1;
    private const int InitialStub = 0;

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixGetDispatchStubs")]
    private static extern void GetStubs(nint* stubs);

    [RuntimeExport("RhpGetDispatchCellInfo")]
    private static void GetInfo(Cell* cell, DispatchCellInfo* info)
    {
        *info = default;
        nint value = cell->Cache;
        if ((value & TagMask) == 0)
        {
            if ((nuint)value < LargestVTableOffset)
            {
                info->Kind = DispatchCellKind.VTableOffset;
                info->VTableOffset = (uint)value;
                return;
            }

            DispatchCache* cache = (DispatchCache*)value;
            info->InterfaceType = cache->InterfaceType;
            info->InterfaceSlot = (ushort)cache->InterfaceSlot;
            info->HasCache = 1;
            return;
        }

        Cell* terminator = cell;
        while (terminator->Stub != 0)
        {
            terminator++;
        }

        info->Kind = (DispatchCellKind)((int)terminator->Cache >> 16);
        info->InterfaceSlot = (ushort)terminator->Cache;
        if (info->Kind == DispatchCellKind.MetadataToken)
        {
            info->MetadataToken = (uint)(value >> 2);
            return;
        }

        info->InterfaceType = DecodeType(&cell->Cache, value);
    }

    private static void* DecodeType(nint* location, nint value)
    {
        nint untagged = value & ~TagMask;
        if ((value & TagMask) == Absolute)
        {
            return (void*)untagged;
        }

        void* target = (byte*)location + (int)untagged;
        return (value & TagMask) == SelfRelative ? target : *(void**)target;
    }

    [RuntimeExport("RhpSearchDispatchCellCache")]
    private static void* Search(Cell* cell, void* type)
    {
        if ((cell->Cache & TagMask) != 0 || (nuint)cell->Cache < LargestVTableOffset)
        {
            return null;
        }

        DispatchCache.Entry* entry = DispatchCache.Entries((DispatchCache*)cell->Cache);
        while (entry->Type != null && entry->Type != type)
        {
            entry++;
        }

        return entry->Type == null ? null : entry->Code;
    }

    /// <summary>Remembers where the calls of a type go. Returns the code.</summary>
    [RuntimeExport("RhpUpdateDispatchCellCache")]
    private static void* Update(Cell* cell, void* code, void* type, DispatchCellInfo* info)
    {
        ulong flags = MachineImports.DisableInterrupts();
        DispatchCache* cache = (cell->Cache & TagMask) == 0 ? (DispatchCache*)cell->Cache : null;
        if (cache != null && cache->Count == DispatchCache.MaxEntries)
        {
            MachineImports.RestoreInterrupts(flags);
            return code;
        }

        if (cache == null || cache->Count == cache->Capacity)
        {
            cache = Grow(cache, info);
        }

        DispatchCache.Entry* entry = DispatchCache.Entries(cache) + cache->Count;
        entry->Code = code;
        entry->Type = type;
        cache->Count++;
        nint* stubs = stackalloc nint[2];
        GetStubs(stubs);
        cell->Cache = (nint)cache;
        cell->Stub = stubs[CachedStub];
        MachineImports.RestoreInterrupts(flags);
        return code;
    }

    /// <summary>A cache of twice the size with the old pairs. The old one stays as it is: a search may be under way in it.</summary>
    private static DispatchCache* Grow(DispatchCache* old, DispatchCellInfo* info)
    {
        uint capacity = old == null ? 1 : old->Capacity * 2;
        DispatchCache* cache = (DispatchCache*)PermanentMemory.Allocate(DispatchCache.SizeBytes(capacity));
        cache->InterfaceType = info->InterfaceType;
        cache->InterfaceSlot = info->InterfaceSlot;
        cache->Capacity = capacity;
        cache->Count = old == null ? 0 : old->Count;
        for (uint i = 0; i < cache->Count; i++)
        {
            DispatchCache.Entries(cache)[i] = DispatchCache.Entries(old)[i];
        }

        return cache;
    }

    [RuntimeExport("RhNewInterfaceDispatchCell")]
    private static Cell* New(void* interfaceType, int slot)
    {
        Cell* cell = (Cell*)PermanentMemory.Allocate(2 * (ulong)sizeof(Cell));
        nint* stubs = stackalloc nint[2];
        GetStubs(stubs);
        cell[0].Stub = stubs[InitialStub];
        cell[0].Cache = (nint)interfaceType | Absolute;
        cell[1].Cache = slot;
        return cell;
    }

    private struct Cell
    {
        public nint Stub;
        public nint Cache;
    }
}
