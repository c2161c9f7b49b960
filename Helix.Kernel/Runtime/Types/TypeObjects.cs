using System.Threading;
using Helix.Kernel.Runtime.Abi;

namespace Helix.Kernel.Runtime.Types;

/// <summary>
/// The objects of <c>typeof</c> in the image's data. The build makes the linked objects share them and lists them; here each
/// is entered into its method table, so that reflection finds the same object that compiled code refers to.
/// </summary>
internal static unsafe class TypeObjects
{
    private const int VTableSlotCount = 16;
    private const int InterfaceCount = 18;
    private const int HeaderBytes = 24;
    private const int TypeManagerBytes = 4;

    /// <summary>Enters the listed objects. Call before any managed code asks for a type.</summary>
    public static void Enter()
    {
        ref RuntimeEnvironment environment = ref RuntimeEnvironment.Current;
        for (byte*** entry = (byte***)environment.TypesStart; entry < (byte***)environment.TypesEnd; entry++)
        {
            // A RuntimeType: its own method table, then that of the type it stands for (ILC 9.0, RuntimeTypeNode).
            byte** typeObject = *entry;
            _ = Adopt(typeObject[1], (ulong)typeObject);
        }
    }

    /// <summary>Makes an object the type object of a method table, unless there is one.</summary>
    /// <returns>The method table's type object.</returns>
    public static ulong Adopt(byte* methodTable, ulong typeObject)
    {
        ulong* cache = (ulong*)GetTypeObjectCache(methodTable);
        ulong present = Interlocked.CompareExchange(ref *cache, typeObject, 0);
        return present == 0 ? typeObject : present;
    }

    /// <summary>The number of the compiled object that a method table lies in: the row of its thread statics.</summary>
    public static int GetObjectIndex(byte* methodTable)
    {
        // A relative pointer to the record and its number.
        byte* field = GetTypeManagerField(methodTable);
        return *(int*)(field + *(int*)field + sizeof(void*));
    }

    /// <summary>The writable word of a method table: behind slots, interfaces and type manager, as a relative pointer.</summary>
    private static nint* GetTypeObjectCache(byte* methodTable)
    {
        byte* field = GetTypeManagerField(methodTable) + TypeManagerBytes;
        return (nint*)(field + *(int*)field);
    }

    private static byte* GetTypeManagerField(byte* methodTable)
    {
        int words = *(ushort*)(methodTable + VTableSlotCount) + *(ushort*)(methodTable + InterfaceCount);
        return methodTable + HeaderBytes + (words * sizeof(void*));
    }
}
