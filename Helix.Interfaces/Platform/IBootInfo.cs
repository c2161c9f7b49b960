using Helix.Interfaces.Modules;

namespace Helix.Interfaces.Platform;

/// <summary>What the boot loader told the kernel. Nothing here blocks.</summary>
[Contract(11, "BootInfo", "1.0.0")]
public interface IBootInfo
{
    /// <summary>The kernel's command line; empty if there was none.</summary>
    [Function(0x00)]
    string CommandLine { get; }

    /// <summary>The name of the boot loader.</summary>
    [Function(0x01)]
    string LoaderName { get; }

    /// <summary>The linear framebuffer; null if the display is in text mode or absent.</summary>
    [Function(0x02)]
    FramebufferInfo? Framebuffer { get; }
}
