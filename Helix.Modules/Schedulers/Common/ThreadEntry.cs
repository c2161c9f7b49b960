using System.Runtime.CompilerServices;
using Helix.Interfaces.Tasks;

namespace Helix.Modules.Schedulers.Common;

/// <summary>
/// One thread in a scheduler. It is in one <see cref="ThreadList"/> or <see cref="ThreadTree"/> at most, of which it carries the
/// links, so that queues never allocate. Everything but the identity is guarded by the gate of the run queue that
/// <see cref="Cpu"/> names.
/// </summary>
internal sealed class ThreadEntry(in SchedulableThread thread)
{
    private volatile int _cpu;

    public ThreadId Id { get; } = thread.Id;

    public TaskId Task { get; } = thread.Task;

    public SchedulingPolicy Policy { get; } = thread.Policy;

    /// <summary>A bit for each processor that is there and allowed; set when the thread is added.</summary>
    public ulong Affinity { get; set; } = thread.AffinityMask;

    /// <summary>The affinity as it was asked for.</summary>
    public ulong AskedAffinity { get; } = thread.AffinityMask;

    public long RuntimeNs { get; } = thread.RuntimeNs;

    public long DeadlineNs { get; } = thread.DeadlineNs;

    public long PeriodNs { get; } = thread.PeriodNs;

    public Priority Own { get; set; } = thread.Priority;

    public Priority Lent { get; set; } = new(Priority.Lowest);

    /// <summary>The priority that counts.</summary>
    public Priority Effective
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Lent.Value < Own.Value ? Lent : Own;
    }

    /// <summary>The queue that is in charge. Changes only under that queue's gate, while the thread is in no queue.</summary>
    public int Cpu
    {
        get => _cpu;
        set => _cpu = value;
    }

    public ThreadRunState State { get; set; }

    public bool IsRemoved { get; set; }

    public long UsedNs { get; set; }

    public long Switches { get; set; }

    /// <summary>The share of a processor that the thread counts for; set by the queue's kind.</summary>
    public long Weight { get; set; } = 1;

    /// <summary>The kind of thread, by policy and priority; set by the queue's kind.</summary>
    public int Rank { get; set; }

    /// <summary>What is left of the turn, in nanoseconds.</summary>
    public long SliceLeftNs { get; set; }

    /// <summary>The level of the priority queue that the thread is in.</summary>
    public int Level { get; set; }

    /// <summary>The order in a tree: virtual run time, or a deadline.</summary>
    public long Key { get; set; }

    /// <summary>For deadline threads: what is left of the run time in this period, in nanoseconds.</summary>
    public long BudgetNs { get; set; }

    /// <summary>For deadline threads: when the work of this period must be done, by the clock of the queue.</summary>
    public long DueNs { get; set; }

    /// <summary>For deadline threads: ready, but not before the next period begins.</summary>
    public bool IsThrottled { get; set; }

    /// <summary>For deadline threads: this period's deadline has passed and is counted.</summary>
    public bool IsLate { get; set; }

    public ThreadEntry? Next { get; set; }

    public ThreadEntry? Previous { get; set; }

    public ThreadEntry? Parent { get; set; }

    public ThreadEntry? Left { get; set; }

    public ThreadEntry? Right { get; set; }

    public bool IsRed { get; set; }

    public ThreadSnapshot Snapshot() =>
        new(new SchedulableThread(Id, Task, Own, Policy, AskedAffinity, RuntimeNs, DeadlineNs, PeriodNs), Lent, State, Cpu, UsedNs);
}
