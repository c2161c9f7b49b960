namespace Helix.Sdk.Cli.Emulation;

/// <summary>What the virtual machine starts from.</summary>
public enum BootMedium
{
    /// <summary>The kernel, loaded by the emulator (PVH).</summary>
    Kernel,

    /// <summary>The ISO, through BIOS and GRUB.</summary>
    IsoBios,

    /// <summary>The ISO, through UEFI and GRUB.</summary>
    IsoUefi,
}
