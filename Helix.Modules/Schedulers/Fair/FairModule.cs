using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;
using Helix.Modules.Schedulers.Common;

namespace Helix.Modules.Schedulers.Fair;

/// <summary>
/// Processor time in proportion to the weights of the nice values. Threads of the policies Fifo and RoundRobin go before all
/// others, by priority; idle ones run when nothing else does; deadlines are not kept. Configuration:
/// <c>scheduler-fair.latency-ms</c> (default 12), within which every ready thread should have had a turn;
/// <c>scheduler-fair.granularity-ms</c> (default 2), the shortest turn.
/// </summary>
[HelixModule(
    "scheduler-fair",
    Description = "Scheduler: time in proportion to weights",
    Flags = ModuleFlags.KernelSpace | ModuleFlags.HotReloadable | ModuleFlags.OnDemand)]
[Provides<IScheduler>]
public sealed class FairModule : SchedulerModule
{
    private const long DefaultLatencyMs = 12;
    private const long DefaultGranularityMs = 2;

    private long _latencyNs = DefaultLatencyMs * Time.NsPerMs;
    private long _granularityNs = DefaultGranularityMs * Time.NsPerMs;

    /// <inheritdoc />
    public override string Name => "fair";

    /// <inheritdoc />
    public override Status Initialize(IModuleContext context)
    {
        Status status = base.Initialize(context);
        _latencyNs = ReadMs(context, "latency-ms", DefaultLatencyMs);
        _granularityNs = ReadMs(context, "granularity-ms", DefaultGranularityMs);
        return status;
    }

    private protected override RunQueue MakeQueue(int cpu) => new FairQueue(cpu, _latencyNs, _granularityNs);
}
