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

    /// <summary>
    /// The build id of the running image, which module files are bound to, in lower-case hexadecimal digits; empty if it has
    /// none.
    /// </summary>
    [Function(0x03)]
    string BuildId { get; }
}
