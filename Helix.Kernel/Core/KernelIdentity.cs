using Helix.Interfaces.Modules;

namespace Helix.Kernel.Core;

/// <summary>What the kernel says of itself.</summary>
public static class KernelIdentity
{
    /// <summary>The kernel as a row in the list of modules.</summary>
    public static ModuleMetadata Metadata { get; } = new(
        0, "kernel", new ModuleVersion(0, 1, 0), "The kernel itself", "Helix", "MIT", ModuleFlags.KernelSpace | ModuleFlags.Essential);
}
