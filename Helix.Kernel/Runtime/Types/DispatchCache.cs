using System.Runtime.InteropServices;

namespace Helix.Kernel.Runtime.Types;

/// <summary>
/// What a dispatch cell has met so far: the interface and slot, then pairs of type and code, ended by a null type.
/// <c>Types/Dispatch.xs</c> searches the pairs. A cache is never changed once a cell points to it, except that a pair is
/// appended behind the last by writing its code before its type, and that pairs of a module that goes are taken out while no thread searches.
/// </summary>
[StructLayout(LayoutKind.Explicit, Size = HeaderSizeBytes)]
internal unsafe struct DispatchCache
{
    /// <summary>Where the pairs begin; known to the stub.</summary>
    public const int HeaderSizeBytes = 48;

    /// <summary>Most pairs of one cell; calls of further types are resolved each time.</summary>
    public const int MaxEntries = 64;

    [FieldOffset(0)] public void* InterfaceType;
    [FieldOffset(8)] public ulong InterfaceSlot;
    [FieldOffset(16)] public uint Capacity;
    [FieldOffset(20)] public uint Count;

    /// <summary>The cell that leads here; null once a larger cache has taken its place.</summary>
    [FieldOffset(24)] public DispatchCell* Owner;

    /// <summary>Neighbours in the list of all caches.</summary>
    [FieldOffset(32)] public DispatchCache* Next;

    [FieldOffset(40)] public DispatchCache* Previous;

    /// <summary>Size of a cache for so many pairs and the null one.</summary>
    public static ulong SizeBytes(uint capacity) => HeaderSizeBytes + (capacity + 1) * (ulong)sizeof(Entry);

    /// <summary>The pairs of a cache.</summary>
    public static Entry* Entries(DispatchCache* cache) => (Entry*)((byte*)cache + HeaderSizeBytes);

    internal struct Entry
    {
        public void* Type;
        public void* Code;
    }
}
