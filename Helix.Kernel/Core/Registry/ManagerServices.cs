using Helix.Interfaces.Configuration;
using Helix.Interfaces.Platform;
using Helix.Kernel.Core.Hardware;
using Helix.Kernel.Core.Loading;
using Helix.Kernel.Core.Logging;

namespace Helix.Kernel.Core.Registry;

/// <summary>What the manager of modules needs.</summary>
/// <param name="Registry">Who provides what.</param>
/// <param name="Resources">Grants hardware.</param>
/// <param name="Configuration">The configuration.</param>
/// <param name="Log">The log.</param>
/// <param name="Hardware">The bare machine.</param>
/// <param name="Statistics">The time.</param>
/// <param name="Control">For faults that end everything.</param>
public sealed record ManagerServices(
    ModuleRegistry Registry,
    ResourceManager Resources,
    ICfgManager Configuration,
    LogBuffer Log,
    IHardware Hardware,
    ISystemStatistics Statistics,
    IMachineControl Control)
{
    /// <summary>Loads module files; null in a kernel without a loader.</summary>
    public IModuleLoader? Loader { get; init; }

    /// <summary>Where module files are found by name; null if there are none.</summary>
    public IBootFiles? Files { get; init; }
}
