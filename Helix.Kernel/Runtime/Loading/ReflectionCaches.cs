using System.Runtime;
using System.Runtime.CompilerServices;

namespace Helix.Kernel.Runtime.Loading;

/// <summary>
/// Reflection's tables of type descriptions (ConcurrentUnifierW and ConcurrentUnifierWKeyed of CoreLib). They refer to descriptions weakly, but keep the keys of dead ones -
/// method tables, readers of metadata - until they grow. Their own way to grow drops what is dead; here it is called for its own sake.
/// </summary>
internal static unsafe class ReflectionCaches
{
    private const string Unifier = "S_P_CoreLib_System_Collections_Concurrent_ConcurrentUnifierW_2_Container<";
    private const string Keyed = "S_P_CoreLib_System_Collections_Concurrent_ConcurrentUnifierWKeyed_2_Container<";
    private const string Types = "S_P_CoreLib_System_Reflection_Runtime_TypeInfos_";
    private const string Resize = "_UnificationKey__System___Canon>__Resize";

    // An instance of a table's class: container, lock.
    private const int Container = 8;
    private const int TableLock = 16;

    /// <summary>Drops the keys of descriptions that the last collection found dead. On an ordinary thread.</summary>
    public static void Prune()
    {
        ClassLibraryStatics* statics = ClassLibrary.GetStatics();
        Prune(statics->NamedTypes, &ResizeNamed);
        Prune(statics->TypeParameters, &ResizeTypeParameters);
        Prune(statics->MethodParameters, &ResizeMethodParameters);
        Prune(statics->ConstructedTypes, &ResizeConstructed);
        Prune(statics->FunctionPointers, &ResizeFunctionPointers);
        Prune(statics->ArrayTypes, &ResizeElements);
        Prune(statics->ReferenceTypes, &ResizeElements);
        Prune(statics->PointerTypes, &ResizeElements);
    }

    private static void Prune(byte** statics, delegate*<byte*, void> resize)
    {
        byte* table = *(byte**)(*statics + sizeof(void*));
        if (table == null)
        {
            return;
        }

        byte* tableLock = *(byte**)(table + TableLock);
        int thread = EnterLock(tableLock);
        resize(*(byte**)(table + Container));
        ExitLock(tableLock, thread);
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "S_P_CoreLib_System_Threading_Lock__EnterAndGetCurrentThreadId")]
    private static extern int EnterLock(byte* tableLock);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "S_P_CoreLib_System_Threading_Lock__Exit_1")]
    private static extern void ExitLock(byte* tableLock, int thread);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", Unifier + Types + "NativeFormat_NativeFormatRuntimeNamedTypeInfo" + Resize)]
    private static extern void ResizeNamed(byte* container);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", Unifier + Types + "NativeFormat_NativeFormatRuntimeGenericParameterTypeInfoForTypes" + Resize)]
    private static extern void ResizeTypeParameters(byte* container);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", Keyed + Types + "NativeFormat_NativeFormatRuntimeGenericParameterTypeInfoForMethods" + Resize)]
    private static extern void ResizeMethodParameters(byte* container);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", Keyed + Types + "RuntimeConstructedGenericTypeInfo" + Resize)]
    private static extern void ResizeConstructed(byte* container);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", Keyed + Types + "RuntimeFunctionPointerTypeInfo" + Resize)]
    private static extern void ResizeFunctionPointers(byte* container);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", Keyed + Types + "RuntimeHasElementTypeInfo" + Resize)]
    private static extern void ResizeElements(byte* container);
}
