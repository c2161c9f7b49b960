namespace Helix.Kernel.Runtime.Loading;

/// <summary>Addresses of the class library's cells with static fields, in the order of Loading/ClassLibraryStatics.xs.</summary>
internal unsafe struct ClassLibraryStatics
{
    /// <summary>System.Runtime.TypeCast: the cache of casts.</summary>
    public byte** Casts;

    /// <summary>ClassConstructorRunner: lock, arrays of entries.</summary>
    public byte** Constructors;

    /// <summary>ClassConstructorRunner: number of arrays, number of entries.</summary>
    public int* ConstructorCounts;

    /// <summary>StackTraceMetadata: the table of names.</summary>
    public byte** StackTraces;

    /// <summary>TypeLoaderExports: the cache of generic virtual methods and other look-ups.</summary>
    public byte** Lookups;

    /// <summary>ReflectionExecution: the execution environment.</summary>
    public byte** Environment;

    /// <summary>Reflection's tables of type descriptions.</summary>
    public byte** NamedTypes, TypeParameters, MethodParameters, ConstructedTypes, FunctionPointers, ArrayTypes, ReferenceTypes, PointerTypes;
}
