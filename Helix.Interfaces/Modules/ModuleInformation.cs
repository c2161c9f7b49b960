using System.Collections.Generic;
using Helix.Interfaces.Primitives;

namespace Helix.Interfaces.Modules;

/// <summary>A module as the registry sees it at one moment.</summary>
/// <param name="Metadata">What it is.</param>
/// <param name="State">Where it is in its life.</param>
/// <param name="LastStatus">The outcome of its last move; <see cref="Status.DeviceAbsent"/> if it found no device.</param>
/// <param name="Detail">Why it did not start, for people; empty if there is nothing to say.</param>
/// <param name="Provides">The contract names of what it offers.</param>
/// <param name="Requires">The contract names of what it needs.</param>
public sealed record ModuleInformation(
    ModuleMetadata Metadata,
    ModuleState State,
    Status LastStatus,
    string Detail,
    IReadOnlyList<string> Provides,
    IReadOnlyList<string> Requires)
{
    /// <summary>Where its code came from.</summary>
    public ModuleOrigin Origin { get; init; }

    /// <summary>How many faults it has had: exceptions that escaped it.</summary>
    public long Faults { get; init; }

    /// <summary>How often another instance has taken its place, by a reload or after a fault.</summary>
    public long Replacements { get; init; }
}
