using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;

namespace Helix.Tests.Unit.Exceptions;

/// <summary>Carries a list through the raw pointer that a stack walk hands to its visitor.</summary>
internal sealed unsafe class VisitorState(List<ulong> addresses) : IDisposable
{
    private GCHandle _handle = GCHandle.Alloc(addresses);

    public void* Pointer => (void*)GCHandle.ToIntPtr(_handle);

    public static bool Visit(ulong address, ulong stackPointer, void* state)
    {
        ((List<ulong>)GCHandle.FromIntPtr((nint)state).Target!).Add(address);
        return true;
    }

    public void Dispose() => _handle.Free();
}
