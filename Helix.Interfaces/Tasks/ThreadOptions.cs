namespace Helix.Interfaces.Tasks;

/// <summary>How a thread is to be.</summary>
/// <param name="Name">For people; cut after 24 bytes of UTF-8.</param>
/// <param name="Policy">How it shares processors.</param>
/// <param name="Priority">How urgent it is.</param>
/// <param name="AffinityMask">A bit for each processor it may run on; 0 is all.</param>
/// <param name="StackBytes">Size of its stack, 0 for 256 KiB, at most 16 MiB.</param>
/// <param name="RuntimeNs">For deadline threads: see <see cref="SchedulableThread"/>.</param>
/// <param name="DeadlineNs">For deadline threads.</param>
/// <param name="PeriodNs">For deadline threads.</param>
public readonly record struct ThreadOptions(
    string Name,
    SchedulingPolicy Policy,
    Priority Priority,
    ulong AffinityMask = 0,
    long StackBytes = 0,
    long RuntimeNs = 0,
    long DeadlineNs = 0,
    long PeriodNs = 0)
{
    /// <summary>A thread that shares fairly at the usual priority.</summary>
    public static ThreadOptions Named(string name) => new(name, SchedulingPolicy.Normal, Priority.Default);
}
