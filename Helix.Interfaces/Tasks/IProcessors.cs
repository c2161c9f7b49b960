using System.Collections.Generic;
using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;

namespace Helix.Interfaces.Tasks;

/// <summary>
/// The processors, for data that each of them has of its own. May be called anywhere, also at interrupt level unless a
/// function says otherwise; never blocks.
/// </summary>
[Contract(30, "Processors", "1.1.0")]
public interface IProcessors
{
    /// <summary>How many there are, 1 to <see cref="IScheduler.MostCpus"/>; does not change.</summary>
    [Function(0x00)]
    [NoHeapAllocation]
    int Count { get; }

    /// <summary>The one that calls, from 0; with interrupts on it may be another one when the call returns.</summary>
    [Function(0x01)]
    [NoHeapAllocation]
    int Current { get; }

    /// <summary>What each of them is and runs, in the order of their numbers; not at interrupt level.</summary>
    [Function(0x02)]
    IReadOnlyList<ProcessorInformation> List();
}
