using Helix.Interfaces.Modules;
using Helix.Interfaces.Primitives;

namespace Helix.Tests.Kernel.Loading;

/// <summary>A module of the image that closes a circle with the test module Circle, which comes from a file.</summary>
[HelixModule("half-circle", Description = "Half of a circle", Flags = ModuleFlags.KernelSpace | ModuleFlags.OnDemand)]
[Provides<ITestWest>]
[Requires<ITestEast>]
public sealed class HalfCircleModule : Module, ITestWest
{
    /// <inheritdoc/>
    public Status Go() => Status.Ok;
}
