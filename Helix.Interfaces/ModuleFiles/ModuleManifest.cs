using System;
using System.Collections.Generic;
using Helix.Interfaces.Modules;

namespace Helix.Interfaces.ModuleFiles;

/// <summary>What a module file says of its module; readable without loading it. The layout is in docs/MODULE_FILES.md.</summary>
/// <param name="Metadata">What the module is.</param>
/// <param name="FaultPolicy">What the supervisor does after a fault.</param>
/// <param name="Provides">What it offers.</param>
/// <param name="Requires">What it needs.</param>
/// <param name="Target">The version of Helix that it is made for.</param>
/// <param name="BuildId">The build id of the one kernel that it fits.</param>
public sealed record ModuleManifest(
    ModuleMetadata Metadata,
    FaultPolicy FaultPolicy,
    IReadOnlyList<ManifestInterface> Provides,
    IReadOnlyList<ManifestDependency> Requires,
    ModuleVersion Target,
    ReadOnlyMemory<byte> BuildId);
