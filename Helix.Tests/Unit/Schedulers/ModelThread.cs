using Helix.Interfaces.Tasks;

namespace Helix.Tests.Unit.Schedulers;

/// <summary>What the model knows of a thread.</summary>
internal sealed class ModelThread(SchedulableThread thread)
{
    public ThreadId Id => thread.Id;

    public SchedulingPolicy Policy => thread.Policy;

    public ulong Affinity { get; } = thread.AffinityMask;

    public Priority Priority { get; set; } = thread.Priority;

    public bool IsReady { get; set; }

    /// <summary>The processor that picked it last and has not picked again; -1 if none.</summary>
    public int Cpu { get; set; } = -1;

    public bool MayRunOn(int cpu) => Affinity == 0 || (Affinity & (1UL << cpu)) != 0;
}
