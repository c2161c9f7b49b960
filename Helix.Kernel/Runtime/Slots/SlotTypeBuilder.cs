using System;
using Helix.Kernel.Runtime.Abi;
using Helix.Kernel.Runtime.Collector;

namespace Helix.Kernel.Runtime.Slots;

/// <summary>
/// Makes the type of a contract's slots: a method table like those of the compiler (Internal.Runtime.MethodTable of CoreLib, ILC 9.0), whose
/// base type is a class, whose interfaces are the contract's, and whose methods behind those of the class are the stubs. Everything lies in
/// one block of permanent memory, as the table's fields are 4-byte distances from themselves.
/// </summary>
internal static unsafe class SlotTypeBuilder
{
    private const uint HasDispatchMap = 0x0004_0000;
    private const uint HasSealedMethods = 0x0040_0000;
    private const uint IsDynamic = 0x0008_0000;

    private const int HeaderBytes = 24;
    private const int BaseTypeOffset = 8;
    private const int MethodCountOffset = 16;
    private const int InterfaceCountOffset = 18;
    private const int HashOffset = 20;
    private const int WordBytes = 8;

    /// <summary>TypeManager, writable data, dispatch map: the distances that follow the interfaces.</summary>
    private const int DistanceBytes = 4;

    /// <summary>A type manager's handle and the number of its object.</summary>
    private const int ManagerBytes = 16;
    private const int WritableBytes = 16;
    private const int MapHeaderBytes = 8;
    private const int MapEntryBytes = 6;

    /// <summary>Makes the type; null if the class is too large or has a form that no slot's class has.</summary>
    /// <param name="parent">The class's method table.</param>
    /// <param name="typeObject">What <c>GetType</c> answers: the class's type object.</param>
    /// <param name="interfaces">Method tables of the interfaces.</param>
    /// <param name="functions">The functions, each with its stub.</param>
    /// <param name="stubs">The first stub.</param>
    public static byte* Build(
        byte* parent, nint typeObject, ReadOnlySpan<nint> interfaces, ReadOnlySpan<SlotFunction> functions, ulong stubs)
    {
        uint flags = ObjectModel.Flags(parent);
        uint parentSize = (uint)ObjectModel.BaseSize(parent);
        if (parentSize > SlotLayout.TypeOffset + WordBytes || (flags & (ObjectModel.HasComponentSize | ObjectModel.HasFinalizer | IsDynamic)) != 0
            || functions.Length > SlotLayout.MostFunctions || *(ushort*)(parent + InterfaceCountOffset) != 0 || CountSeries(parent, flags) < 0)
        {
            return null;
        }

        int parentMethods = *(ushort*)(parent + MethodCountOffset);
        int words = parentMethods + functions.Length + interfaces.Length;
        int descriptorBytes = DescriptorBytes(parent, flags);
        int distances = HeaderBytes + (words * WordBytes);
        int manager = (distances + (3 * DistanceBytes) + WordBytes - 1) & -WordBytes;
        int writable = manager + ManagerBytes;
        int map = writable + WritableBytes;
        int size = map + MapHeaderBytes + (functions.Length * MapEntryBytes);

        byte* table = (byte*)PermanentMemory.Allocate((ulong)(descriptorBytes + size)) + descriptorBytes;
        uint baseSize = (uint)(SlotLayout.CodeOffset + (functions.Length * WordBytes) + WordBytes);
        CopyDescriptor(parent, table, descriptorBytes, (long)parentSize - baseSize);
        *(uint*)table = (flags | HasDispatchMap) & ~HasSealedMethods;
        ((uint*)table)[1] = baseSize;
        *(byte**)(table + BaseTypeOffset) = parent;
        *(ushort*)(table + MethodCountOffset) = (ushort)(parentMethods + functions.Length);
        *(ushort*)(table + InterfaceCountOffset) = (ushort)interfaces.Length;
        *(uint*)(table + HashOffset) = *(uint*)(parent + HashOffset) ^ (*(uint*)(interfaces[0] + HashOffset) * 31);
        FillWords((nint*)(table + HeaderBytes), (nint*)(parent + HeaderBytes), parentMethods, interfaces, functions.Length, stubs);
        SetDistance(table + distances, table + manager);
        SetDistance(table + distances + DistanceBytes, table + writable);
        SetDistance(table + distances + (2 * DistanceBytes), table + map);
        CopyManager(parent, table + manager);
        *(nint*)(table + writable) = typeObject;
        FillMap((ushort*)(table + map), functions, parentMethods);
        return table;
    }

    private static void FillWords(
        nint* words, nint* parentWords, int parentMethods, ReadOnlySpan<nint> interfaces, int functions, ulong stubs)
    {
        for (int i = 0; i < parentMethods; i++)
        {
            *words++ = parentWords[i];
        }

        for (int i = 0; i < functions; i++)
        {
            *words++ = (nint)stubs + (i * SlotLayout.StubBytes);
        }

        foreach (nint contract in interfaces)
        {
            *words++ = contract;
        }
    }

    /// <summary>Counts of entries - the class's own, default ones, the same of static methods - then interface, method, place in the table.</summary>
    private static void FillMap(ushort* map, ReadOnlySpan<SlotFunction> functions, int firstMethod)
    {
        *map = (ushort)functions.Length;
        map += MapHeaderBytes / sizeof(ushort);
        for (int i = 0; i < functions.Length; i++)
        {
            *map++ = functions[i].InterfaceIndex;
            *map++ = functions[i].MethodSlot;
            *map++ = (ushort)(firstMethod + i);
        }
    }

    /// <summary>The class's own type manager: a copy of the two words, as the original may be out of reach.</summary>
    private static void CopyManager(byte* parent, byte* copy)
    {
        int words = *(ushort*)(parent + MethodCountOffset) + *(ushort*)(parent + InterfaceCountOffset);
        byte* field = parent + HeaderBytes + (words * WordBytes);
        nint* manager = (nint*)(field + *(int*)field);
        ((nint*)copy)[0] = manager[0];
        ((nint*)copy)[1] = manager[1];
    }

    private static void SetDistance(byte* field, byte* target) => *(int*)field = (int)(target - field);

    /// <summary>Number of runs of references that the collector's description below a method table has.</summary>
    private static long CountSeries(byte* table, uint flags) => (flags & ObjectModel.HasPointers) == 0 ? 0 : ((long*)table)[-1];

    private static int DescriptorBytes(byte* table, uint flags)
    {
        long series = CountSeries(table, flags);
        return series == 0 ? 0 : (int)((WordBytes + (series * 2 * WordBytes) + 15) & ~15L);
    }

    /// <summary>A run's length is kept less the size of the object, which has changed.</summary>
    private static void CopyDescriptor(byte* parent, byte* table, int descriptorBytes, long lengthChange)
    {
        if (descriptorBytes == 0)
        {
            return;
        }

        long* from = (long*)parent;
        long* to = (long*)table;
        long series = from[-1];
        to[-1] = series;
        for (long i = 0; i < series; i++)
        {
            long start = -2 - (2 * i);
            to[start] = from[start];
            to[start - 1] = from[start - 1] + lengthChange;
        }
    }
}
