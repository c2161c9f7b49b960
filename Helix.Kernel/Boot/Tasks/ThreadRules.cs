using Helix.Interfaces.Tasks;
using Helix.Kernel.Runtime.Threading;

namespace Helix.Kernel.Boot.Tasks;

/// <summary>What threads may be, and how they are called.</summary>
internal static class ThreadRules
{
    /// <summary>Whether a priority fits a policy.</summary>
    public static bool Fits(SchedulingPolicy policy, Priority priority) => policy switch
    {
        SchedulingPolicy.Fifo or SchedulingPolicy.RoundRobin => priority.IsRealTime,
        SchedulingPolicy.Normal or SchedulingPolicy.Batch or SchedulingPolicy.Idle => !priority.IsRealTime,
        SchedulingPolicy.Deadline => true,
        _ => false,
    };

    /// <summary>How a thread shares processors, as the dispatcher knows it.</summary>
    public static ThreadPlan Plan(in ThreadOptions options) => new()
    {
        Policy = (int)options.Policy,
        Priority = options.Priority.Value,
        Affinity = options.AffinityMask,
        RuntimeNs = options.RuntimeNs,
        DeadlineNs = options.DeadlineNs,
        PeriodNs = options.PeriodNs,
    };

    /// <summary>A state for people.</summary>
    public static string Name(ThreadState state) => state switch
    {
        ThreadState.Ready => "ready",
        ThreadState.Running => "running",
        ThreadState.Sleeping => "sleeping",
        ThreadState.Waiting => "waiting",
        _ => "ended",
    };
}
