using System.Runtime;

namespace Helix.Kernel.Runtime.Exceptions;

/// <summary>
/// The pool of run-time code thunks, which only delegates marshalled to foreign code use. There is no foreign code:
/// allocation fails, and the class library throws OutOfMemoryException.
/// </summary>
internal static class ThunkPoolExports
{
    private const int BlockBytes = 0x1000;
    private const int ThunkBytes = 0x14;

    [RuntimeExport("RhAllocateThunksMapping")]
    public static nint AllocateMapping() => 0;

    [RuntimeExport("RhpGetNumThunkBlocksPerMapping")]
    public static int GetBlocksPerMapping() => 8;

    [RuntimeExport("RhpGetNumThunksPerBlock")]
    public static int GetThunksPerBlock() => BlockBytes / ThunkBytes;

    [RuntimeExport("RhpGetThunkSize")]
    public static int GetThunkSize() => ThunkBytes;

    [RuntimeExport("RhpGetThunkBlockSize")]
    public static int GetBlockSize() => BlockBytes;

    [RuntimeExport("RhpGetThunkDataBlockAddress")]
    public static nint GetDataBlock(nint stubs) => stubs;

    [RuntimeExport("RhpGetThunkStubsBlockAddress")]
    public static nint GetStubsBlock(nint data) => data;

    [RuntimeExport("RhGetCommonStubAddress")]
    public static nint GetCommonStub() => 0;

    [RuntimeExport("RhGetCurrentThunkContext")]
    public static nint GetCurrentContext() => 0;
}
