namespace Helix.Interfaces.Tasks;

/// <summary>How a thread shares a processor with others.</summary>
public enum SchedulingPolicy
{
    /// <summary>A fair share.</summary>
    Normal = 0,

    /// <summary>Real-time: until it blocks or yields, or a more urgent one is ready.</summary>
    Fifo = 1,

    /// <summary>Real-time: as Fifo, with a time slice among equals.</summary>
    RoundRobin = 2,

    /// <summary>A fair share in longer slices, later than Normal ones.</summary>
    Batch = 3,

    /// <summary>Only when nothing else is ready.</summary>
    Idle = 4,

    /// <summary>Real-time: the earliest deadline first.</summary>
    Deadline = 5,
}
