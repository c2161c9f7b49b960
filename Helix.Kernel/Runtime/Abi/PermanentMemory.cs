namespace Helix.Kernel.Runtime.Abi;

/// <summary>
/// Small unmanaged records that live as long as the kernel: type managers, dispatch caches, thread records. Zeroed, aligned
/// to 16 bytes, never given back. May be called with interrupts off; does not block.
/// </summary>
public static unsafe class PermanentMemory
{
    private const ulong ChunkSizeBytes = 64 * 1024;
    private const ulong AlignmentMask = 15;

    private static ulong _next;
    private static ulong _end;

    /// <summary>Takes memory; the system fails when there is none, because nothing could go on without it.</summary>
    /// <param name="sizeBytes">At most 64 KiB.</param>
    public static void* Allocate(ulong sizeBytes)
    {
        ulong flags = MachineImports.DisableInterrupts();
        ulong size = (sizeBytes + AlignmentMask) & ~AlignmentMask;
        if (_next + size > _end)
        {
            ref RuntimeEnvironment environment = ref RuntimeEnvironment.Current;
            ulong chunk = environment.Reserve(ChunkSizeBytes);
            if (chunk == 0 || !environment.Commit(chunk, ChunkSizeBytes))
            {
                RuntimeEnvironment.Fail("out of memory for runtime records"u8);
            }

            _next = chunk;
            _end = chunk + ChunkSizeBytes;
        }

        ulong address = _next;
        _next += size;
        MachineImports.RestoreInterrupts(flags);
        return (void*)address;
    }
}
