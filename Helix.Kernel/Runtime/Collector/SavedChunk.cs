using Helix.Kernel.Runtime.Abi;

namespace Helix.Kernel.Runtime.Collector;

/// <summary>Where a thread allocates while the heap is open, and its exceptions in flight; see <see cref="ClosedHeap"/>.</summary>
public unsafe struct SavedChunk
{
    internal ThreadRecord* Thread;
    internal byte* Pointer;
    internal byte* Limit;
    internal void* ExceptionHead;
}
