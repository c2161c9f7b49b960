using Helix.Interfaces.Configuration;
using Helix.Kernel.Core.Hardware;

namespace Helix.Kernel.Core.Registry;

/// <summary>What the starter asks of the kernel for a module that is about to live.</summary>
internal interface IModuleHost
{
    /// <summary>The module's configuration group.</summary>
    ICfgGroup ConfigurationOf(ModuleEntry entry);

    /// <summary>The module's context.</summary>
    ModuleContext CreateContext(ModuleEntry entry, ResourceGrants grants);
}
