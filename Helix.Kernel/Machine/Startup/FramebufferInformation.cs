namespace Helix.Kernel.Machine.Startup;

/// <summary>The screen that the loader set up (Multiboot2 Specification 2.0, section 3.6.12).</summary>
public struct FramebufferInformation
{
    public FramebufferKind Kind;
    public ulong PhysicalAddress;
    public uint PitchBytes;
    public uint Width;
    public uint Height;
    public uint BitsPerPixel;
    public byte RedPosition;
    public byte GreenPosition;
    public byte BluePosition;
}
