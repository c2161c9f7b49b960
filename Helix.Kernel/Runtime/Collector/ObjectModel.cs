using System.Runtime.CompilerServices;

namespace Helix.Kernel.Runtime.Collector;

/// <summary>
/// What the collector reads of method tables and objects (layout: Internal.Runtime.MethodTable of CoreLib, checked by the
/// tests of the type system). Method table: flags at 0, base size at 4. Array and string: length at 8.
/// </summary>
internal static unsafe class ObjectModel
{
    /// <summary>Flags: the low 16 bits are the size of a component.</summary>
    public const uint HasComponentSize = 0x8000_0000;

    /// <summary>Flags: instances hold references; their places are described below the method table.</summary>
    public const uint HasPointers = 0x0100_0000;

    /// <summary>Flags: instances have a finalizer.</summary>
    public const uint HasFinalizer = 0x0010_0000;

    /// <summary>In the object's 32-bit header: its finalizer has run or shall not run.</summary>
    public const uint FinalizerRun = 0x4000_0000;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Flags(void* type) => *(uint*)type;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong BaseSize(void* type) => ((uint*)type)[1];

    /// <summary>Header of an object: the 32 bits below its address.</summary>
    public static ref uint Header(ulong obj) => ref *(uint*)(obj - 4);

    /// <summary>Size of an object with its header, not rounded: where its last component ends.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong ExactSize(ulong obj, void* type)
    {
        uint flags = Flags(type);
        ulong size = BaseSize(type);
        if ((int)flags < 0)
        {
            size += (ulong)(ushort)flags * ((uint*)obj)[2];
        }

        return size;
    }

    /// <summary>Bytes from the object's header to that of the next object.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Size(ulong obj, void* type) => (ExactSize(obj, type) + 7) & ~7UL;
}
