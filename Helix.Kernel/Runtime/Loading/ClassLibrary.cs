using System.Runtime;
using System.Runtime.CompilerServices;
using Helix.Kernel.Runtime.Types;

namespace Helix.Kernel.Runtime.Loading;

/// <summary>
/// The class library's own functions (CoreLib, TypeLoader and StackTraceMetadata of ILC 9.0.18) that bring an image in and out, by their link
/// names; the linker notices when one is missing. Objects pass as pointers: they never move, and a scan of the stack finds them there.
/// Classes' fields are read at the offsets that the pinned compiler gives them; the kernel cases about loading fail when they no longer fit.
/// </summary>
internal static unsafe class ClassLibrary
{
    private const string Startup = "S_P_CoreLib_Internal_Runtime_CompilerHelpers_StartupCodeHelpers__";
    private const string TypeLoader = "S_P_TypeLoader_Internal_Runtime_TypeLoader_";
    private const string Metadata = "S_P_CoreLib_Internal_Metadata_NativeFormat_MetadataReader__";
    private const string Constructors = "S_P_CoreLib_System_Runtime_CompilerServices_ClassConstructorRunner_Cctor__";
    private const string Lookups = "S_P_CoreLib_System_Runtime_CompilerServices_GenericCache_2<" + LookupParts + ">__";
    private const string LookupParts = "S_P_CoreLib_System_Runtime_TypeLoaderExports_Key__S_P_CoreLib_System_Runtime_TypeLoaderExports_Value";
    private const string StackTraces = "S_P_StackTraceMetadata_Internal_StackTraceMetadata_StackTraceMetadata__";
    private const string NameTable = "S_P_CoreLib_Internal_TypeSystem_LockFreeReaderHashtable_2<IntPtr__System___Canon>__";

    /// <summary>The type object of a method table outside all loaded images: made if there is none, and there for ever.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "S_P_CoreLib_System_Type__GetTypeFromMethodTable")]
    public static extern byte* GetTypeObject(byte* methodTable);

    /// <summary>Gives each class with static reference fields its object; the objects hang on the array that is returned.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", Startup + "InitializeStatics")]
    public static extern byte* InitializeStatics(byte* section, int lengthBytes);

    /// <summary>Copies the handles of the linked objects, or only counts them.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", Startup + "GetLoadedModules")]
    public static extern int GetLinkedObjects(byte* array);

    /// <summary>The type loader's list of modules.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", TypeLoader + "ModuleList__get_Instance")]
    public static extern byte* GetModuleList();

    /// <summary>Constructor of the list's contents.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", TypeLoader + "ModuleMap___ctor")]
    public static extern void ConstructModuleMap(byte* map, byte* modules);

    /// <summary>Constructor of a reader of metadata.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", Metadata + "_ctor")]
    public static extern void ConstructReader(byte* reader, byte* metadata, int lengthBytes);

    /// <summary>Forgets the results of casts.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "S_P_CoreLib_System_Runtime_CompilerServices_CastCache__FlushCurrentCache")]
    public static extern void FlushCasts(byte* cache);

    /// <summary>An empty table for the cache of look-ups; null if there is no memory, unless that is to throw.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", Lookups + "CreateCacheTable")]
    public static extern byte* CreateLookupTable(byte* cache, int size, int throws);

    /// <summary>The running thread's statics of the type loader: a flag, the dictionary of readers.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "__GetThreadStaticBase_" + TypeLoader + "TypeLoaderEnvironment")]
    public static extern byte* GetReaderStatics();

    /// <summary>Gives an entry of the table of class constructors up.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", Constructors + "Release")]
    public static extern void ReleaseConstructor(byte* array, int index);

    /// <summary>Starts the stack traces' table of names anew.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", StackTraces + "Initialize")]
    public static extern void InitializeStackTraces();

    /// <summary>Adds a module's names to that table.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", NameTable + "AddOrGetExisting")]
    public static extern byte* AddNames(byte* table, byte* names);

    /// <summary>Makes an object.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "RhpNewFast")]
    public static extern byte* NewObject(byte* methodTable);

    /// <summary>Makes an array.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "RhpNewArray")]
    public static extern byte* NewArray(byte* methodTable, long length);

    /// <summary>Where the class library keeps the statics that <see cref="ClassLibraryCaches"/> reads.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixClassLibraryStatics")]
    public static extern ClassLibraryStatics* GetStatics();
}
