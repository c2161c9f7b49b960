using Helix.Interfaces.Modules;

namespace Helix.Modules.Bench;

/// <summary>A module that is called, for the benchmarks of calls between modules.</summary>
[HelixModule("bench-target", Description = "Is called by the benchmarks", Flags = ModuleFlags.KernelSpace | ModuleFlags.OnDemand)]
[Provides<IBenchStep>]
public sealed class BenchTargetModule : Module, IBenchStep
{
    /// <inheritdoc />
    public long Next(long value) => value + 1;
}
