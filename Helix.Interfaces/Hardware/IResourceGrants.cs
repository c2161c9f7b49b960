using Helix.Interfaces.Primitives;

namespace Helix.Interfaces.Hardware;

/// <summary>
/// The hardware that a module declared and the kernel granted to it alone, by the declared name. The kernel takes it back after
/// Cleanup; objects handed out answer nothing useful from then on. Nothing here blocks; not for interrupt handlers.
/// </summary>
public interface IResourceGrants
{
    /// <summary>A range of I/O ports.</summary>
    /// <returns><see cref="Status.NotFound"/> if the module declared none of that name.</returns>
    Result<IPortRange> Ports(string name);

    /// <summary>An interrupt line. Statuses as above.</summary>
    Result<IInterruptLine> Interrupt(string name);

    /// <summary>A range of device memory, or the framebuffer. Statuses as above.</summary>
    Result<IMmioRegion> Memory(string name);
}
