using System;
using System.Text;
using Helix.Interfaces.Platform;
using Helix.Interfaces.Primitives;
using Helix.Kernel.Machine.Startup;

namespace Helix.Kernel.Boot.Services;

/// <summary>What the loader told, as objects.</summary>
internal sealed unsafe class BootDescription : IBootInfo
{
    public BootDescription(BootInformation* boot, ImageLayout* image)
    {
        // SAFETY: both addresses are the linker's, around a read-only part of the image.
        BuildId = Convert.ToHexStringLower(new ReadOnlySpan<byte>((void*)image->BuildIdStart, (int)(image->BuildIdEnd - image->BuildIdStart)));
        CommandLine = Encoding.UTF8.GetString(boot->CommandLine, boot->CommandLineLength);
        LoaderName = boot->IsMultiboot ? "multiboot2" : "PVH";
        FramebufferInformation framebuffer = boot->Framebuffer;
        if (framebuffer.Kind == FramebufferKind.DirectColour)
        {
            Framebuffer = new FramebufferInfo(
                new PhysicalAddress(framebuffer.PhysicalAddress),
                (int)framebuffer.Width,
                (int)framebuffer.Height,
                (int)framebuffer.PitchBytes,
                (int)framebuffer.BitsPerPixel,
                framebuffer.RedPosition,
                framebuffer.GreenPosition,
                framebuffer.BluePosition);
        }
    }

    public string CommandLine { get; }

    public string LoaderName { get; }

    public FramebufferInfo? Framebuffer { get; }

    public string BuildId { get; }
}
