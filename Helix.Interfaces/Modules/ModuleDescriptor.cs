using System;
using System.Collections.Generic;
using Helix.Interfaces.Hardware;

namespace Helix.Interfaces.Modules;

/// <summary>Everything the registry needs to run a module; generated, one for each declared class.</summary>
/// <param name="metadata">What it is.</param>
/// <param name="factory">Makes an instance; called once for each instance, never during discovery.</param>
/// <param name="provides">What it offers.</param>
/// <param name="requires">What it needs.</param>
/// <param name="resources">The hardware it declares.</param>
public sealed class ModuleDescriptor(
    ModuleMetadata metadata,
    Func<Module> factory,
    IReadOnlyList<ProvidedInterface> provides,
    IReadOnlyList<RequiredInterface> requires,
    IReadOnlyList<ResourceDeclaration> resources)
{
    /// <summary>What it is.</summary>
    public ModuleMetadata Metadata { get; } = metadata;

    /// <summary>Makes an instance.</summary>
    public Func<Module> Factory { get; } = factory;

    /// <summary>What it offers.</summary>
    public IReadOnlyList<ProvidedInterface> Provides { get; } = provides;

    /// <summary>What it needs.</summary>
    public IReadOnlyList<RequiredInterface> Requires { get; } = requires;

    /// <summary>The hardware it declares.</summary>
    public IReadOnlyList<ResourceDeclaration> Resources { get; } = resources;

    /// <summary>What the supervisor does after a fault of it.</summary>
    public FaultPolicy OnFault { get; init; } = FaultPolicy.Restart;

    /// <inheritdoc />
    public override string ToString() => Metadata.Name + " " + Metadata.Version;
}
