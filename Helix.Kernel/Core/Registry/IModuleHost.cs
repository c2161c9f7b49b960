using Helix.Interfaces.Configuration;

namespace Helix.Kernel.Core.Registry;

/// <summary>What is asked of the kernel for a module that is about to live.</summary>
internal interface IModuleHost
{
    /// <summary>The module's configuration group.</summary>
    ICfgGroup ConfigurationOf(ModuleEntry entry);

    /// <summary>The context of an instance that has its grants.</summary>
    ModuleContext CreateContext(ModuleInstance instance);
}
