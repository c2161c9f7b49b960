using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;

namespace Helix.Tests.Modules.Circle;

/// <summary>A module that requires what only a module provides which requires it.</summary>
[HelixModule("circle", Description = "Half of a circle")]
[Provides<IEast>]
[Requires<IWest>]
public sealed class CircleModule : Module, IEast
{
    /// <inheritdoc/>
    public Status Go() => Status.Ok;
}
