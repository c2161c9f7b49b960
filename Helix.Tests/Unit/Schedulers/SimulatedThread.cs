using Helix.Interfaces.Tasks;

namespace Helix.Tests.Unit.Schedulers;

/// <summary>A thread of a <see cref="Simulation"/>.</summary>
internal sealed class SimulatedThread(ThreadId id, long workNs, long periodNs)
{
    public ThreadId Id => id;

    public long WorkNs => workNs;

    public long PeriodNs => periodNs;

    /// <summary>What is left of this period's work.</summary>
    public long LeftNs { get; set; }

    public long RanNs { get; set; }

    /// <summary>Periods that began before the work of the one before was done.</summary>
    public int Missed { get; set; }
}
