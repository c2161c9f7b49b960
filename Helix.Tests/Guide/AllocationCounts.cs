using System.Threading;
using Helix.Interfaces.Primitives;

namespace Helix.Tests.Guide;

/// <summary>Statistics that any thread and any interrupt handler may count, and that nobody waits for.</summary>
public sealed class AllocationCounts
{
    private long _allocations;
    private long _deallocations;

    /// <summary>Both numbers, each right by itself.</summary>
    public (long Allocations, long Deallocations) Current => (Interlocked.Read(ref _allocations), Interlocked.Read(ref _deallocations));

    /// <summary>Counts an allocation.</summary>
    [NoHeapAllocation]
    public void RecordAllocation() => Interlocked.Increment(ref _allocations);

    /// <summary>Counts a deallocation.</summary>
    [NoHeapAllocation]
    public void RecordDeallocation() => Interlocked.Increment(ref _deallocations);
}
