namespace Helix.Kernel.Machine.Memory;

/// <summary>What a frame of 4 KiB is; see <see cref="FrameMap"/>.</summary>
public enum FrameState : byte
{
    /// <summary>Never given out: not there, firmware's, the kernel's image, files of the boot loader.</summary>
    Fixed = 0,

    /// <summary>Free; must be 1, as searches look for it.</summary>
    Free = 1,

    /// <summary>Kept by the kernel for its next request.</summary>
    Kept = 2,

    /// <summary>In use, as a frame of 4 KiB.</summary>
    Small = 3,

    /// <summary>In use, the first of 2 MiB.</summary>
    Large = 4,

    /// <summary>In use, the first of 1 GiB.</summary>
    Huge = 5,

    /// <summary>In use, within a larger frame.</summary>
    Inner = 6,

    /// <summary>Added to the three that are in use: lent to a module, which alone may give it back.</summary>
    Lent = 0x80,
}
