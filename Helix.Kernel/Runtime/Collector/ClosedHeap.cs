using System.Runtime.CompilerServices;
using Helix.Kernel.Runtime.Abi;

namespace Helix.Kernel.Runtime.Collector;

/// <summary>
/// Lets managed code run where the heap cannot be used, such as an allocator of physical memory that the collector itself has asked. What such
/// code allocates in spite of the rules - above all an exception that it throws - comes from a piece of memory outside the heap, by way of the
/// thread's own allocation pointer; what does not fit there is out of memory. Those objects are never reclaimed, and what they refer to is kept
/// alive. Interrupts are off from <see cref="Enter"/> to <see cref="Leave"/>.
/// </summary>
public static unsafe class ClosedHeap
{
    /// <summary>What one call may allocate at most; less, and the heap is not closed any more.</summary>
    private const ulong LeastBytes = 16 * 1024;

    private const ulong TotalBytes = 256 * 1024;

    /// <summary>The stack that throwing and catching needs, with room to spare.</summary>
    private const ulong StackBytes = 12 * 1024;

    private static byte* s_next;
    private static byte* s_end;
    private static ThreadRecord* s_thread;

    /// <summary>Whether the running thread's code runs with the heap closed.</summary>
    public static bool IsClosed => s_thread != null && s_thread == ThreadRecord.GetCurrent();

    /// <summary>Whether there is room left for what code allocates against the rules.</summary>
    public static bool HasRoom => s_end - s_next >= (long)LeastBytes;

    /// <summary>Makes the memory; once, with the heap there.</summary>
    /// <returns>False if there is none.</returns>
    public static bool Initialize()
    {
        ref RuntimeEnvironment environment = ref RuntimeEnvironment.Current;
        ulong start = environment.Reserve(TotalBytes);
        if (start == 0 || !environment.Commit(start, TotalBytes) || !Heap.RegisterRootRange((void*)start, TotalBytes))
        {
            return false;
        }

        s_next = (byte*)start + HeapLayout.HeaderBytes;
        s_end = (byte*)start + TotalBytes;
        return true;
    }

    /// <summary>Closes the heap for the running thread.</summary>
    /// <param name="saved">For <see cref="Leave"/>.</param>
    /// <returns>False if it is closed already, there is no room, or the thread is about to overflow its stack.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Enter(out SavedChunk saved)
    {
        ThreadRecord* thread = ThreadRecord.GetCurrent();
        byte here;
        if (s_thread != null || !HasRoom || (ulong)&here - thread->StackLow < StackBytes)
        {
            saved = default;
            return false;
        }

        saved.Thread = thread;
        saved.Pointer = thread->AllocationPointer;
        saved.Limit = thread->AllocationLimit;
        saved.ExceptionHead = thread->ExceptionHead;
        thread->AllocationPointer = s_next;
        thread->AllocationLimit = s_end;
        s_thread = thread;
        return true;
    }

    /// <summary>Makes an object of any size while the heap is closed; 0 if there is no room for it.</summary>
    internal static ulong Allocate(void* type, ulong sizeBytes, uint length)
    {
        ulong obj = (ulong)s_thread->AllocationPointer;
        if (obj + sizeBytes > (ulong)s_thread->AllocationLimit)
        {
            return 0;
        }

        Allocator.Complete(obj, type, length);
        s_thread->AllocationPointer = (byte*)(obj + sizeBytes);
        return obj;
    }

    /// <summary>Forgets the exceptions in flight that began while the heap was closed, as the code that they are in was left at once.</summary>
    public static void Forget(in SavedChunk saved) => saved.Thread->ExceptionHead = saved.ExceptionHead;

    /// <summary>Opens the heap again.</summary>
    /// <returns>Whether nothing was allocated meanwhile.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Leave(in SavedChunk saved)
    {
        byte* next = saved.Thread->AllocationPointer;
        bool isClean = next == s_next;
        s_next = next;
        saved.Thread->AllocationPointer = saved.Pointer;
        saved.Thread->AllocationLimit = saved.Limit;
        s_thread = null;
        return isClean;
    }
}
