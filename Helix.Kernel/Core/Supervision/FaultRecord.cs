using System;
using Helix.Interfaces.Modules;

namespace Helix.Kernel.Core.Supervision;

/// <summary>What the supervisor knows of one module, and what it will do next.</summary>
internal sealed class FaultRecord(string name)
{
    public string Name { get; } = name;

    public FaultPolicy Policy { get; set; }

    /// <summary>Which instance had the last fault.</summary>
    public long Incarnation { get; set; }

    /// <summary>How many faults came in a row.</summary>
    public int InARow { get; set; }

    public TimeSpan LastFault { get; set; }

    /// <summary>What is to be done; null if nothing.</summary>
    public SupervisorStep? Next { get; set; }

    /// <summary>When.</summary>
    public TimeSpan Due { get; set; }
}
