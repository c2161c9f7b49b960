using System;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;
using Helix.Modules.Schedulers.Common;

namespace Helix.Modules.Schedulers.RealTime;

/// <summary>
/// Strict priorities: the earliest deadline first, then levels 0 to 139, then idle threads. A deadline thread is admitted if the
/// processor it is bound to can keep all its deadlines. Configuration: <c>scheduler-real-time.time-slice-ms</c> (default 10;
/// batch threads get four times that) and <c>scheduler-real-time.deadline-limit-percent</c> (default 95, 1 to 100), how much of a
/// processor deadline threads may have.
/// </summary>
[HelixModule(
    "scheduler-real-time",
    Description = "Scheduler: priorities and deadlines",
    Flags = ModuleFlags.KernelSpace | ModuleFlags.HotReloadable | ModuleFlags.OnDemand)]
[Provides<IScheduler>]
public sealed class RealTimeModule : SchedulerModule
{
    private const long DefaultSliceMs = 10;
    private const int DefaultLimitPercent = 95;

    private long _sliceNs = DefaultSliceMs * Time.NsPerMs;
    private long _limit = DefaultLimitPercent * (RealTimeQueue.WholeProcessor / 100);

    /// <inheritdoc />
    public override string Name => "real-time";

    /// <inheritdoc />
    public override Status Initialize(IModuleContext context)
    {
        Status status = base.Initialize(context);
        _sliceNs = ReadMs(context, "time-slice-ms", DefaultSliceMs);
        int percent = Math.Clamp(context.GetConfig("deadline-limit-percent", DefaultLimitPercent), 1, 100);
        _limit = percent * (RealTimeQueue.WholeProcessor / 100);
        return status;
    }

    private protected override RunQueue MakeQueue(int cpu) => new RealTimeQueue(cpu, _sliceNs);

    private protected override Status Admit(ThreadEntry entry)
    {
        if (entry.Policy != SchedulingPolicy.Deadline)
        {
            return base.Admit(entry);
        }

        return !RealTimeQueue.IsSound(entry) ? Status.InvalidArgument : Bind(entry, _limit) ? Status.Ok : Status.Busy;
    }

    private protected override Status Accept(ThreadEntry entry, int cpu)
    {
        if (entry.Policy != SchedulingPolicy.Deadline)
        {
            return base.Accept(entry, cpu);
        }

        return RealTimeQueue.IsSound(entry) && (Bind(entry, _limit) || Bind(entry, long.MaxValue)) ? Status.Ok : Status.InvalidArgument;
    }

    /// <summary>Binds a deadline thread to the first processor that has room for it below a limit; false if none has.</summary>
    private bool Bind(ThreadEntry entry, long limit)
    {
        foreach (RunQueue queue in Queues)
        {
            ulong processor = 1UL << queue.Cpu;
            if ((entry.Affinity & processor) != 0 && ((RealTimeQueue)queue).TryReserve(entry, limit))
            {
                entry.Affinity = processor;
                entry.Cpu = queue.Cpu;
                return true;
            }
        }

        return false;
    }
}
