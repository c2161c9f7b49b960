namespace Helix.Interfaces.Tasks;

/// <summary>What a scheduler needs to know of a thread.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Task">Its task.</param>
/// <param name="Priority">How urgent it is.</param>
/// <param name="Policy">How it shares.</param>
/// <param name="AffinityMask">A bit for each processor it may run on; 0 is all.</param>
/// <param name="RuntimeNs">For deadline threads: how long it runs in each period at most, in nanoseconds, above 0.</param>
/// <param name="DeadlineNs">
/// For deadline threads: when it must be done, from the beginning of the period, in nanoseconds, at least the run time.
/// </param>
/// <param name="PeriodNs">For deadline threads: the length of the period, in nanoseconds, at least the deadline.</param>
public readonly record struct SchedulableThread(
    ThreadId Id,
    TaskId Task,
    Priority Priority,
    SchedulingPolicy Policy,
    ulong AffinityMask = 0,
    long RuntimeNs = 0,
    long DeadlineNs = 0,
    long PeriodNs = 0);
