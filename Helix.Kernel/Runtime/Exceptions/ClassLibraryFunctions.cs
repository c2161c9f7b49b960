using System;
using System.Runtime;
using System.Runtime.CompilerServices;
using Helix.Kernel.Runtime.Abi;

namespace Helix.Kernel.Runtime.Exceptions;

/// <summary>
/// The functions of the class library that the dispatcher calls, by ClassLibFunctionId (InternalCalls.cs). There is one
/// class library, so that the code address or type asked for does not matter. Two are replaced by the kernel's own:
/// GetRuntimeException, so that a bad pointer is an exception of the thread rather than the end of the system, and
/// FailFast.
/// </summary>
internal static unsafe class ClassLibraryFunctions
{
    private const uint GetRuntimeExceptionId = 0;
    private const uint FailFastId = 1;
    private const uint KnownIds = 14;

    private enum RuntimeExceptionId
    {
        AccessViolation = 9,
    }

    [RuntimeExport("RhpGetClasslibFunctionFromCodeAddress")]
    public static void* FromCodeAddress(nint address, uint id) => Find(id);

    [RuntimeExport("RhpGetClasslibFunctionFromEEType")]
    public static void* FromType(void* type, uint id) => Find(id);

    private static void* Find(uint id)
    {
        switch (id)
        {
            case GetRuntimeExceptionId:
                return (delegate*<RuntimeExceptionId, Exception?>)&GetRuntimeException;
            case FailFastId:
                return (delegate*<FailureReason, Exception?, nint, nint, void>)&UnhandledExceptions.FailFast;
            default:
                return id < KnownIds ? GetTable()[id] : null;
        }
    }

    private static Exception? GetRuntimeException(RuntimeExceptionId id) => id switch
    {
        RuntimeExceptionId.AccessViolation => MakeAccessViolation(ThreadRecord.GetCurrent()),
        _ => ((delegate*<RuntimeExceptionId, Exception?>)GetTable()[GetRuntimeExceptionId])(id),
    };

    /// <summary>A page that may be used and lacks memory is no wrong access.</summary>
    private static Exception MakeAccessViolation(ThreadRecord* thread)
    {
        bool isStarved = thread->IsStarved;
        thread->IsStarved = false;
        return isStarved ? new OutOfMemoryException() : new AccessViolationException();
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "HelixClassLibraryFunctions")]
    private static extern void** GetTable();
}
