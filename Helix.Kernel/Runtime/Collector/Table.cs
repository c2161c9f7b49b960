namespace Helix.Kernel.Runtime.Collector;

/// <summary>An array of the collector in address space of its own, committed from its start as far as it is used.</summary>
internal unsafe struct Table
{
    /// <summary>Committed at a time: few calls, little waste.</summary>
    private const ulong StepBytes = 4 * HeapLayout.PageBytes;

    public byte* Start;
    public ulong CommittedBytes;
    public ulong ReservedBytes;

    /// <summary>Takes the table's addresses from <paramref name="next"/> on and moves that past them.</summary>
    public void Reserve(ref ulong next, ulong sizeBytes)
    {
        Start = (byte*)next;
        CommittedBytes = 0;
        ReservedBytes = HeapLayout.RoundUp(sizeBytes, StepBytes);
        next += ReservedBytes;
    }

    /// <summary>Sees to it that the first <paramref name="sizeBytes"/> bytes are there; new ones are zero.</summary>
    public bool Ensure(ulong sizeBytes)
    {
        if (sizeBytes <= CommittedBytes)
        {
            return true;
        }

        ulong wanted = HeapLayout.RoundUp(sizeBytes, StepBytes);
        if (wanted > ReservedBytes || !HeapMemory.Commit((ulong)Start + CommittedBytes, wanted - CommittedBytes))
        {
            return false;
        }

        CommittedBytes = wanted;
        return true;
    }
}
