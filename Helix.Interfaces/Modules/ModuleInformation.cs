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
    IReadOnlyList<string> Requires);
