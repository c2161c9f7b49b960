namespace Helix.Kernel.Runtime.Collector;

/// <summary>Figures about the heap, for the shell and for tests.</summary>
public struct HeapStatistics
{
    /// <summary>Collections since start.</summary>
    public ulong Collections;

    /// <summary>Collections that a lack of memory forced, and those that a program asked for.</summary>
    public ulong CollectionsForMemory, CollectionsInduced;

    /// <summary>Bytes handed out since start: whole chunks and pages.</summary>
    public ulong AllocatedBytes;

    /// <summary>Bytes and number of the objects alive at the last collection.</summary>
    public ulong LiveBytes, LiveObjects;

    /// <summary>Memory that the heap has now, tables included, and the most that it had, in bytes.</summary>
    public ulong CommittedBytes, PeakCommittedBytes;

    /// <summary>Bytes in blocks and pages with objects, and what of it was free lines at the last collection.</summary>
    public ulong UsedBytes, FragmentedBytes;

    /// <summary>Bytes to allocate between the last collection and the next.</summary>
    public ulong BudgetBytes;

    /// <summary>Objects that wait for the finalizer thread, and handles in use.</summary>
    public ulong ReadyToFinalize, Handles;

    /// <summary>Length of the last collection, the longest, and of all, in nanoseconds; start of the last.</summary>
    public ulong LastPauseNs, LongestPauseNs, TotalPauseNs, LastStartNs;
}
