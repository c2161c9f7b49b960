namespace Helix.Kernel.Runtime.Threading;

/// <summary>How a thread shares processors. The numbers are those of the scheduler's contract, which is above the runtime.</summary>
public struct ThreadPlan
{
    /// <summary>The least urgent priority.</summary>
    public const int LowestPriority = 139;

    private const int RealTimePolicies = 1 << 1 | 1 << 2 | 1 << 5;

    /// <summary>What a thread has unless something else is said.</summary>
    public const int DefaultPriority = 120;

    /// <summary>The policy: 0 normal, 1 fifo, 2 round-robin, 3 batch, 4 idle, 5 deadline.</summary>
    public int Policy;

    /// <summary>The priority, 0 to 139; a lower number goes first.</summary>
    public int Priority;

    /// <summary>A bit for each processor it may run on; 0 is all.</summary>
    public ulong Affinity;

    /// <summary>Of deadline threads, in nanoseconds: run time in each period, deadline, period.</summary>
    public long RuntimeNs, DeadlineNs, PeriodNs;

    /// <summary>A fair share at the usual priority, on any processor.</summary>
    public static ThreadPlan Default => new() { Priority = DefaultPriority };

    /// <summary>Whether the policy is one of strict priorities or deadlines, under which others may wait for ever.</summary>
    public readonly bool IsRealTime => (RealTimePolicies & (1 << Policy)) != 0;
}
