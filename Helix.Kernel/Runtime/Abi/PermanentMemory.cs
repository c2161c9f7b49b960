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
    private static ulong _reserved;

    /// <summary>Takes memory; the system fails when there is none, because nothing could go on without it.</summary>
    /// <param name="sizeBytes">At most 64 KiB.</param>
    public static void* Allocate(ulong sizeBytes)
    {
        void* memory = TryAllocate(sizeBytes);
        if (memory == null)
        {
            RuntimeEnvironment.Fail("out of memory for runtime records"u8);
        }

        return memory;
    }

    /// <summary>Takes memory; null when there is none.</summary>
    /// <param name="sizeBytes">At most 64 KiB.</param>
    public static void* TryAllocate(ulong sizeBytes)
    {
        ulong flags = MachineImports.DisableInterrupts();
        ulong size = (sizeBytes + AlignmentMask) & ~AlignmentMask;
        bool hasRoom = _next + size <= _end || Grow();
        ulong address = hasRoom ? _next : 0;
        _next += hasRoom ? size : 0;
        MachineImports.RestoreInterrupts(flags);
        return (void*)address;
    }

    private static bool Grow()
    {
        ref RuntimeEnvironment environment = ref RuntimeEnvironment.Current;
        // What was reserved and got no memory is for the next attempt.
        _reserved = _reserved == 0 ? environment.Reserve(ChunkSizeBytes) : _reserved;
        if (_reserved == 0 || !environment.Commit(_reserved, ChunkSizeBytes))
        {
            return false;
        }

        _next = _reserved;
        _end = _reserved + ChunkSizeBytes;
        _reserved = 0;
        return true;
    }
}
