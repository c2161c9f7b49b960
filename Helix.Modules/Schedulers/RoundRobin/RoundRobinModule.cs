using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;
using Helix.Interfaces.Tasks;
using Helix.Modules.Schedulers.Common;

namespace Helix.Modules.Schedulers.RoundRobin;

/// <summary>
/// Every ready thread in its turn, whatever its priority; threads of real-time policies before the others, idle ones after them.
/// Deadlines are not kept. Configuration: <c>scheduler-round-robin.time-slice-ms</c> (default 10; threads of the batch policy get
/// four times that).
/// </summary>
[HelixModule(
    "scheduler-round-robin",
    Description = "Scheduler: every thread in its turn",
    Flags = ModuleFlags.KernelSpace | ModuleFlags.HotReloadable | ModuleFlags.OnDemand)]
[Provides<IScheduler>]
public sealed class RoundRobinModule : SchedulerModule
{
    private const long DefaultSliceMs = 10;

    private long _sliceNs = DefaultSliceMs * Time.NsPerMs;

    /// <inheritdoc />
    public override string Name => "round-robin";

    /// <inheritdoc />
    public override Status Initialize(IModuleContext context)
    {
        Status status = base.Initialize(context);
        _sliceNs = ReadMs(context, "time-slice-ms", DefaultSliceMs);
        return status;
    }

    private protected override RunQueue MakeQueue(int cpu) => new RoundRobinQueue(cpu, _sliceNs);
}
