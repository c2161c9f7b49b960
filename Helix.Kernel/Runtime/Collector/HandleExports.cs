using System.Runtime;

namespace Helix.Kernel.Runtime.Collector;

/// <summary>Handles as the class library calls them. References pass as words; a scan of the stack finds them there.</summary>
internal static unsafe class HandleExports
{
    [RuntimeExport("RhpHandleAlloc")]
    internal static ulong Allocate(ulong obj, int kind) => HandleTable.Allocate(kind, obj, 0);

    [RuntimeExport("RhpHandleAllocDependent")]
    internal static ulong AllocateDependent(ulong primary, ulong secondary) =>
        HandleTable.Allocate(HandleTable.DependentKind, primary, secondary);

    [RuntimeExport("RhHandleFree")]
    internal static void Free(ulong handle) => HandleTable.Free(handle);

    [RuntimeExport("RhHandleGet")]
    internal static ulong Get(ulong* handle) => *handle;

    [RuntimeExport("RhHandleSet")]
    internal static ulong Set(ulong* handle, ulong obj)
    {
        *handle = obj;
        return (ulong)handle;
    }

    /// <summary>The primary is read first: once in a register it keeps a collection from clearing the secondary.</summary>
    [RuntimeExport("RhHandleGetDependent")]
    internal static ulong GetDependent(ulong* handle, ulong* secondary)
    {
        ulong primary = System.Threading.Volatile.Read(ref handle[0]);
        *secondary = primary == 0 ? 0 : handle[1];
        return primary;
    }

    [RuntimeExport("RhHandleSetDependentSecondary")]
    internal static void SetDependentSecondary(ulong* handle, ulong secondary) => handle[1] = secondary;

    /// <summary>Counted handles are as strong as normal ones: there is no other object model to ask.</summary>
    [RuntimeExport("RhRegisterRefCountedHandleCallback")]
    internal static bool RegisterRefCountedCallback(void* callback, void* typeFilter) => callback != typeFilter;

    [RuntimeExport("RhUnregisterRefCountedHandleCallback")]
    internal static void UnregisterRefCountedCallback(void* callback, void* typeFilter)
    {
        _ = callback;
        _ = typeFilter;
    }
}
