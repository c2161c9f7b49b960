namespace Helix.Interfaces.Hardware;

/// <summary>The kinds of hardware that a module can declare.</summary>
public enum ResourceKind
{
    /// <summary>A range of I/O ports.</summary>
    Ports = 0,

    /// <summary>An interrupt line.</summary>
    Interrupt = 1,

    /// <summary>A range of device memory.</summary>
    Memory = 2,

    /// <summary>The linear framebuffer that the boot loader set up, wherever it is.</summary>
    Framebuffer = 3,
}
