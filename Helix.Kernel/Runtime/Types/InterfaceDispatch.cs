using System.Runtime;
using System.Runtime.CompilerServices;
using System.Threading;
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
    private const int EndOfSearch = 2;

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixGetDispatchStubs")]
    private static extern void GetStubs(nint* stubs);

    [RuntimeExport("RhpGetDispatchCellInfo")]
    private static void GetInfo(DispatchCell* cell, DispatchCellInfo* info)
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

        DispatchCell* terminator = cell;
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
    private static void* Search(DispatchCell* cell, void* type)
    {
        // With interrupts off, as caches are changed while no thread is in one.
        ulong flags = MachineImports.DisableInterrupts();
        void* code = null;
        if ((cell->Cache & TagMask) == 0 && (nuint)cell->Cache >= LargestVTableOffset)
        {
            DispatchCache.Entry* entry = DispatchCache.Entries((DispatchCache*)cell->Cache);
            while (entry->Type != null && entry->Type != type)
            {
                entry++;
            }

            code = entry->Type == null ? null : entry->Code;
        }

        MachineImports.RestoreInterrupts(flags);
        return code;
    }

    /// <summary>Remembers where the calls of a type go, if there is memory. Returns the code.</summary>
    [RuntimeExport("RhpUpdateDispatchCellCache")]
    private static void* Update(DispatchCell* cell, void* code, void* type, DispatchCellInfo* info)
    {
        ulong flags = MachineImports.DisableInterrupts();
        DispatchCache* cache = (cell->Cache & TagMask) == 0 ? (DispatchCache*)cell->Cache : null;
        if (cache == null || (cache->Count == cache->Capacity && cache->Capacity != DispatchCache.MaxEntries))
        {
            cache = DispatchCaches.Grow(cache, cell, info);
        }

        if (cache != null && cache->Count != cache->Capacity)
        {
            DispatchCache.Entry* entry = DispatchCache.Entries(cache) + cache->Count;
            // Other processors search meanwhile: a type appears when its code is there, a stub when its cache is.
            entry->Code = code;
            Volatile.Write(ref *(nint*)&entry->Type, (nint)type);
            cache->Count++;
            Volatile.Write(ref cell->Cache, (nint)cache);
            Volatile.Write(ref cell->Stub, Stub(CachedStub));
        }

        MachineImports.RestoreInterrupts(flags);
        return code;
    }

    /// <summary>
    /// Takes the types and code of an address range out of all cells, and gives the caches of the cells in the range back. The world is stopped.
    /// </summary>
    /// <returns>False, and nothing is changed, while another thread is searching a cache.</returns>
    public static bool TryForget(ulong start, ulong sizeBytes)
    {
        nint* stubs = stackalloc nint[3];
        GetStubs(stubs);
        if (IsOnAnotherStack((ulong)stubs[CachedStub], (ulong)(stubs[EndOfSearch] - stubs[CachedStub])))
        {
            return false;
        }

        DispatchCaches.Forget(start, sizeBytes);
        return true;
    }

    /// <summary>Makes a cell as if it had never been called.</summary>
    public static void Reset(DispatchCell* cell, void* interfaceType)
    {
        cell->Stub = Stub(InitialStub);
        cell->Cache = (nint)interfaceType | Absolute;
    }

    /// <summary>A thread that was stopped in the stub has its instruction pointer on its stack.</summary>
    private static bool IsOnAnotherStack(ulong start, ulong sizeBytes)
    {
        ThreadRecord* current = ThreadRecord.GetCurrent();
        for (ThreadRecord* thread = ThreadRecord.First; thread != null; thread = thread->Next)
        {
            for (ulong word = thread->SavedStackPointer; thread != current && word != 0 && word < thread->StackHigh; word += 8)
            {
                if (*(ulong*)word - start < sizeBytes)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static nint Stub(int which)
    {
        nint* stubs = stackalloc nint[3];
        GetStubs(stubs);
        return stubs[which];
    }

    [RuntimeExport("RhNewInterfaceDispatchCell")]
    private static DispatchCell* New(void* interfaceType, int slot)
    {
        DispatchCell* cell = (DispatchCell*)PermanentMemory.Allocate(2 * (ulong)sizeof(DispatchCell));
        Reset(cell, interfaceType);
        cell[1].Cache = slot;
        return cell;
    }
}
